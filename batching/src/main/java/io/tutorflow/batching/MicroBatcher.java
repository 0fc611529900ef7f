package io.tutorflow.batching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gathers single requests into batches: an idle batcher sends at once, a busy one gathers until a batch in flight is
 * back and its pace allows the next one. What waits unsent for longer than its patience is refused. Answers come in the
 * order of the requests. Who has many requests already has them in one batch, never in two. When a batch fails on one of
 * its items, every caller's are tried once more alone, and one by one if they fail again, so that one bad item cannot
 * fail its neighbours; nor those of its own caller, where a failed item has an answer ({@link ItemFaults}).
 */
public final class MicroBatcher<I, O> {

    private final String name;
    private final BatchLimits limits;
    private final Function<List<I>, Uni<List<O>>> batchWork;
    private final ItemFaults<I, O> itemFaults;
    private final DistributionSummary sizes;
    private final Counter refused;

    private final Object lock = new Object();
    private final ArrayDeque<Waiting<I, O>> waiting = new ArrayDeque<>();
    private int itemsWaiting;
    private int inFlight;
    private long nextSendAt = System.nanoTime();
    private boolean waitsForPace;
    private boolean watchesPatience;

    /** @param itemsFault whether a failed batch may have failed because of one of its items */
    public MicroBatcher(
            String name,
            BatchLimits limits,
            Function<List<I>, Uni<List<O>>> batchWork,
            Predicate<Throwable> itemsFault,
            MeterRegistry metrics) {
        this(name, limits, batchWork, ItemFaults.failing(itemsFault), metrics);
    }

    /** @param name of the metric {@code tutorflow.batch.size}: its count is batches, its total is items */
    public MicroBatcher(
            String name,
            BatchLimits limits,
            Function<List<I>, Uni<List<O>>> batchWork,
            ItemFaults<I, O> itemFaults,
            MeterRegistry metrics) {
        this.name = name;
        this.limits = limits;
        this.batchWork = batchWork;
        this.itemFaults = itemFaults;
        this.sizes = DistributionSummary.builder("tutorflow.batch.size")
                .description("Requests per batch")
                .tag("batcher", name)
                .register(metrics);
        this.refused = Counter.builder("tutorflow.batch.refused")
                .description("Requests turned away because the queue was full or they waited too long")
                .tag("batcher", name)
                .register(metrics);
    }

    public Uni<O> submit(I item) {
        return submitAll(List.of(item)).map(List::getFirst);
    }

    /**
     * Submits all in one batch, which they have to themselves if they exceed its size; if there is no room for all,
     * none is taken.
     */
    public Uni<List<O>> submitAll(List<I> items) {
        return Uni.createFrom().emitter(emitter -> {
            if (enqueue(new Waiting<>(items, emitter, Vertx.currentContext(), System.nanoTime()))) {
                sendWhatFits();
                watchPatience();
            } else {
                refused.increment(items.size());
                emitter.fail(Overloaded.full(name, limits.waiting()));
            }
        });
    }

    private boolean enqueue(Waiting<I, O> request) {
        synchronized (lock) {
            if (itemsWaiting + request.size() > limits.waiting()) {
                return false;
            }
            itemsWaiting += request.size();
            return waiting.add(request);
        }
    }

    /** Call with the lock held. */
    private Waiting<I, O> dequeue() {
        var request = waiting.remove();
        itemsWaiting -= request.size();
        return request;
    }

    private void sendWhatFits() {
        for (var batch = nextBatch(); batch != null; batch = nextBatch()) {
            send(batch);
        }
    }

    private @Nullable List<Waiting<I, O>> nextBatch() {
        synchronized (lock) {
            if (inFlight >= limits.inFlight() || waiting.isEmpty() || isTooEarly()) {
                return null;
            }
            inFlight++;
            nextSendAt = System.nanoTime() + limits.pace().toNanos();
            var batch = new ArrayList<Waiting<I, O>>(Math.min(waiting.size(), limits.batchSize()));
            int size = 0;
            for (var next = waiting.peek();
                    next != null && (size == 0 || size + next.size() <= limits.batchSize());
                    next = waiting.peek()) {
                size += next.size();
                batch.add(dequeue());
            }
            return batch;
        }
    }

    private boolean isTooEarly() {
        long left = nextSendAt - System.nanoTime();
        if (left <= 0 || itemsWaiting >= limits.batchSize()) {
            return false;
        }
        if (!waitsForPace) {
            waitsForPace = true;
            delay(left, this::paceAllows);
        }
        return true;
    }

    private void paceAllows() {
        synchronized (lock) {
            waitsForPace = false;
        }
        sendWhatFits();
    }

    /** One check at a time, due when the item that has waited longest runs out of patience. */
    private void watchPatience() {
        var patience = limits.patience();
        if (patience == null) {
            return;
        }
        long wait;
        synchronized (lock) {
            var longest = waiting.peek();
            if (watchesPatience || longest == null) {
                return;
            }
            watchesPatience = true;
            wait = longest.since() + patience.toNanos() - System.nanoTime();
        }
        delay(wait, () -> refuseLate(patience));
    }

    private void refuseLate(Duration patience) {
        var late = new ArrayList<Waiting<I, O>>();
        synchronized (lock) {
            watchesPatience = false;
            long latest = System.nanoTime() - patience.toNanos();
            for (var longest = waiting.peek();
                    longest != null && longest.since() - latest <= 0;
                    longest = waiting.peek()) {
                late.add(dequeue());
            }
        }
        late.forEach(request -> {
            refused.increment(request.size());
            request.fail(Overloaded.late(name, patience));
        });
        watchPatience();
    }

    /** In whole milliseconds, and at least one, as Vert.x timers require. */
    private static void delay(long nanos, Runnable work) {
        var wait = Duration.ofMillis(1 + TimeUnit.NANOSECONDS.toMillis(Math.max(0, nanos)));
        Uni.createFrom().voidItem().onItem().delayIt().by(wait).subscribe().with(ignored -> work.run());
    }

    private void send(List<Waiting<I, O>> batch) {
        var items = batch.size() == 1
                ? batch.getFirst().items()
                : batch.stream().flatMap(request -> request.items().stream()).toList();
        sizes.record(items.size());
        workOn(items).subscribe().with(answers -> back(batch, answers), failure -> failed(batch, items, failure));
    }

    private Uni<List<O>> workOn(List<I> items) {
        return Uni.createFrom().deferred(() -> batchWork.apply(items)).invoke(answers -> {
            if (answers.size() != items.size()) {
                throw new IllegalStateException(
                        name + " answered " + answers.size() + " for " + items.size() + " requests");
            }
        });
    }

    private void back(List<Waiting<I, O>> batch, List<O> answers) {
        oneLess();
        int answered = 0;
        for (var request : batch) {
            request.complete(answers.subList(answered, answered + request.size()));
            answered += request.size();
        }
        sendWhatFits();
    }

    private void failed(List<Waiting<I, O>> batch, List<I> items, Throwable failure) {
        var answer = itemFaults.answer();
        boolean isItems = itemFaults.are().test(failure);
        if (isItems && items.size() > 1) {
            eachAlone(batch, 0);
        } else if (isItems && answer != null) {
            back(batch, List.of(answer.apply(items.getFirst(), failure)));
        } else {
            oneLess();
            batch.forEach(request -> request.fail(failure));
            sendWhatFits();
        }
    }

    /** Keeps the batch's slot in flight until its last request is answered. */
    private void eachAlone(List<Waiting<I, O>> batch, int index) {
        if (index == batch.size()) {
            oneLess();
            sendWhatFits();
            return;
        }
        var request = batch.get(index);
        alone(request.items(), batch.size() == 1)
                .subscribe()
                .with(
                        answers -> {
                            request.complete(answers);
                            eachAlone(batch, index + 1);
                        },
                        failure -> {
                            request.fail(failure);
                            eachAlone(batch, index + 1);
                        });
    }

    /** @param failed whether they have already failed together */
    private Uni<List<O>> alone(List<I> items, boolean failed) {
        return failed || items.size() == 1
                ? oneByOne(items)
                : workOn(items).onFailure(itemFaults.are()).recoverWithUni(() -> oneByOne(items));
    }

    private Uni<List<O>> oneByOne(List<I> items) {
        var broken = new AtomicReference<@Nullable Throwable>();
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> oneOf(item, broken))
                .collect()
                .asList();
    }

    /** @param broken why all has failed, if it has; then nothing more is tried */
    private Uni<O> oneOf(I item, AtomicReference<@Nullable Throwable> broken) {
        var answer = itemFaults.answer();
        if (answer == null) {
            return workOn(List.of(item)).map(List::getFirst);
        }
        var why = broken.get();
        return why != null
                ? Uni.createFrom().item(answer.apply(item, why))
                : workOn(List.of(item))
                        .map(List::getFirst)
                        .onFailure(failure -> !itemFaults.are().test(failure))
                        .invoke(broken::set)
                        .onFailure()
                        .recoverWithItem(failure -> answer.apply(item, failure));
    }

    private void oneLess() {
        synchronized (lock) {
            inFlight--;
        }
    }

    /** The requests of one caller, and the context in which the answers must be given. */
    private record Waiting<I, O>(
            List<I> items,
            UniEmitter<? super List<O>> emitter,
            @Nullable Context context,
            long since) {

        int size() {
            return items.size();
        }

        void complete(List<O> answers) {
            onContext(() -> emitter.complete(answers));
        }

        void fail(Throwable failure) {
            onContext(() -> emitter.fail(failure));
        }

        private void onContext(Runnable work) {
            if (context == null || context.equals(Vertx.currentContext())) {
                work.run();
            } else {
                context.runOnContext(ignored -> work.run());
            }
        }
    }
}
