package io.tutorflow.billing.job;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Work on a context of its own, so that it shares no session of Hibernate with what goes on beside it. */
final class OwnContext {

    private OwnContext() {}

    /** To be called on an event loop, and goes on there. */
    static <T> Uni<T> of(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            var context = VertxContext.createNewDuplicatedContext();
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> work.get().subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
