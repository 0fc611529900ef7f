package io.tutorflow.usage.admission;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** How late the current event loop is. */
final class LoopLag {

    private static final Duration TICK = Duration.ofMillis(20);

    private final Consumer<Duration> seen;
    private final ThreadLocal<Pulse> pulses = ThreadLocal.withInitial(Pulse::new);

    LoopLag(Consumer<Duration> seen) {
        this.seen = seen;
    }

    /** Call only on an event loop; the first call starts its measurement. */
    Duration now() {
        return pulses.get().lag();
    }

    /** An overdue tick counts as lag too. */
    private final class Pulse {

        private long due = System.nanoTime() + TICK.toNanos();

        Pulse() {
            Context loop = VertxContext.getRootContext(Objects.requireNonNull(Vertx.currentContext(), "an event loop"));
            loop.runOnContext(ignored -> loop.owner().setPeriodic(TICK.toMillis(), tick -> beat()));
        }

        private void beat() {
            seen.accept(lag());
            due = System.nanoTime() + TICK.toNanos();
        }

        Duration lag() {
            return Duration.ofNanos(Math.max(0, System.nanoTime() - due));
        }
    }
}
