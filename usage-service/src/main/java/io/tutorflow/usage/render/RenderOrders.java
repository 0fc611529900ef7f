package io.tutorflow.usage.render;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.generation.Generation;
import io.tutorflow.usage.generation.GenerationOrder;
import io.tutorflow.usage.generation.Specialist;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Passes renders to the renderer, which reports their end later. */
@ApplicationScoped
class RenderOrders implements Specialist {

    private static final Logger LOG = Logger.getLogger(RenderOrders.class);

    private final RendererCalls calls;
    private final String callbacks;
    private final String remotion;

    RenderOrders(RendererCalls calls, @ConfigProperty(name = "tutorflow.renderer.callback-url") String callbackUrl) {
        this.calls = calls;
        this.callbacks = callbackUrl + "/callbacks/renders/";
        this.remotion = callbackUrl + "/callbacks/remotion";
    }

    @Override
    public boolean takes(GenerationOrder order) {
        return order.category() == Category.VIDEO_RENDER;
    }

    @Override
    public Uni<Generation> work(GenerationOrder order) {
        return calls.order(new RendererClient.Order(
                        order.id(),
                        order.requestedUnits(),
                        order.prompt(),
                        order.fields(),
                        callbacks + order.id(),
                        remotion))
                .<Generation>map(taken -> new Generation.Ordered())
                .onFailure()
                .invoke(failure -> LOG.warnf("The renderer did not accept %s: %s", order.id(), failure))
                .onFailure()
                .recoverWithItem(() -> new Generation.Failed(Failure.rendererUnavailable()));
    }
}
