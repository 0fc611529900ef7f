package io.tutorflow.usage.generation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The generator over HTTP; if it is unavailable, the work has failed and is free. */
@ApplicationScoped
class HttpGenerators {

    private static final Logger LOG = Logger.getLogger(HttpGenerators.class);

    private final GeneratorCalls calls;

    HttpGenerators(GeneratorCalls calls) {
        this.calls = calls;
    }

    Uni<Generation> generate(GenerationOrder order) {
        return calls.generate(order).onFailure().recoverWithItem(failure -> unavailable(order, failure));
    }

    private static Generation unavailable(GenerationOrder order, Throwable failure) {
        if (failure instanceof LeftAlone) {
            LOG.debugf("The generator is not called for now: %s", order.id());
        } else {
            LOG.warnf("The generator failed to make %s: %s", order.id(), failure);
        }
        return new Generation.Failed(Failure.generatorUnavailable());
    }
}
