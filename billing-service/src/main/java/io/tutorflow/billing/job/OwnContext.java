package io.tutorflow.billing.job;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Supplier;

/** Contexts of one event loop on which work goes on, each its own, so that no two share a session of Hibernate. */
public final class OwnContext {

    private final Context loop;

    private OwnContext(Context loop) {
        this.loop = loop;
    }

    /** Of the event loop that asks. */
    public static OwnContext here() {
        return new OwnContext(Objects.requireNonNull(Vertx.currentContext(), "not on an event loop"));
    }

    /** Whoever stops waiting for it does not stop it: a transaction that is cancelled would keep its connection. */
    public <T> Uni<T> run(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            var context = VertxContext.createNewDuplicatedContext(loop);
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(
                    ignored -> Uni.createFrom().<T>deferred(work).subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
