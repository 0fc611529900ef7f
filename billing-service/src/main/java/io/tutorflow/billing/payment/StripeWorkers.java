package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The threads on which Stripe's client waits, because it blocks. */
@ApplicationScoped
class StripeWorkers {

    /** Requests to Stripe at a time; by default it takes 25 a second. */
    private static final int THREADS = 8;

    /** Requests that wait for a thread; one more is refused. */
    private static final int WAITING = 200;

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    StripeWorkers() {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                work -> Thread.ofPlatform()
                        .daemon()
                        .name("stripe-" + started.incrementAndGet())
                        .unstarted(work));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Does the work on one of the threads and answers on the context of who asked. */
    <T> Uni<T> call(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(threads).emitOn(here());
    }

    private static Executor here() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
