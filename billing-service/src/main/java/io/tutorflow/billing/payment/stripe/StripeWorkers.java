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
 * The threads on which Stripe's client waits, because it blocks. What goes on by itself has some of its own, so that no
 * person who begins to pay stands behind it.
 */
@ApplicationScoped
class StripeWorkers {

    /** Requests of each kind at a time; by default Stripe takes 25 a second. */
    private static final int THREADS = 4;

    /** Requests of each kind that wait for a thread; one more is refused. */
    private static final int WAITING = 50;

    /** Longer than one request with its repetitions usually takes, shorter than a caller waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor making = threads();
    private final ThreadPoolExecutor looking = threads();

    private ThreadPoolExecutor threads() {
        var threads = new ThreadPoolExecutor(
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
        return threads;
    }

    /** What makes something at Stripe; the answer comes on the context of who asked. */
    <T> Uni<T> make(Supplier<T> work) {
        return on(making, work);
    }

    /** What goes on by itself: looks, charges of saved cards, refunds. */
    <T> Uni<T> look(Supplier<T> work) {
        return on(looking, work);
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
    }
}
