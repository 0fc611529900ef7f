package io.tutorflow.billing.payment.stripe;

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

/**
 * The threads for Stripe's client, which blocks. Background work has its own, so that no person who starts a payment
 * has to wait behind it.
 */
@ApplicationScoped
class StripeWorkers {

    /** Requests of each kind at a time; by default Stripe allows 25 per second. */
    private static final int THREADS = 4;

    /** Requests of each kind that may wait for a thread; one more is refused. */
    private static final int WAITING = 50;

    /** Longer than a request with its retries usually takes, shorter than a caller waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Duration IDLE = Duration.ofSeconds(30);

    /** Reports to meters at a time: each customer's meter takes one. */
    private static final int METERING = 8;

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor making = threads(THREADS);
    private final ThreadPoolExecutor looking = threads(THREADS);
    private final ThreadPoolExecutor metering = threads(METERING);

    private ThreadPoolExecutor threads(int number) {
        var threads = new ThreadPoolExecutor(
                number,
                number,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                work -> Thread.ofPlatform()
                        .daemon()
                        .name("stripe-" + started.incrementAndGet())
                        .unstarted(work));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** For calls that create something; the answer arrives on the caller's context. */
    <T> Uni<T> make(Supplier<T> work) {
        return on(making, work);
    }

    /** For background work: polls, charges of saved cards, refunds. */
    <T> Uni<T> look(Supplier<T> work) {
        return on(looking, work);
    }

    /** For reports to meters. */
    <T> Uni<T> meter(Supplier<T> work) {
        return on(metering, work);
    }

    private static <T> Uni<T> on(Executor threads, Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .emitOn(here());
    }

    private static Executor here() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
    }

    @PreDestroy
    void stop() {
        making.shutdown();
        looking.shutdown();
        metering.shutdown();
    }
}
