package io.tutorflow.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {

    private final List<List<Integer>> batches = new ArrayList<>();
    private final List<UniEmitter<? super List<Integer>>> open = new ArrayList<>();
    private final List<CompletableFuture<Integer>> sent = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void gathersWhileOneBatchIsInFlight() {
        var batcher = batcher(new BatchLimits(10, 1, 100), this::later);

        var first = submit(batcher, 1);
        var second = submit(batcher, 2);
        var third = submit(batcher, 3);
        answer(0);
        answer(1);

        assertEquals(List.of(List.of(1), List.of(2, 3)), batches);
        assertEquals(List.of(10, 20, 30), List.of(first.join(), second.join(), third.join()));
    }

    @Test
    void atAPaceTheNextBatchWaitsUnlessItIsFull() {
        var batcher = batcher(new BatchLimits(2, 9, 100, Duration.ofDays(1)), this::later);

        send(batcher, 1);
        send(batcher, 2);
        assertEquals(List.of(List.of(1)), batches);
        send(batcher, 3);

        assertEquals(List.of(List.of(1), List.of(2, 3)), batches);
    }

    @Test
    void atAPaceNobodyIsForgotten() {
        var batcher = batcher(
                new BatchLimits(9, 9, 100, Duration.ofMillis(1)),
                items -> Uni.createFrom()
                        .item(items.stream().map(item -> item * 10).toList()));

        for (int i = 0; i < 100; i++) {
            assertEquals(i * 10, submit(batcher, i).join());
        }
    }

    @Test
    void sendsNoMoreThanTheLimitAtOnce() {
        var batcher = batcher(new BatchLimits(2, 2, 100), this::later);

        for (int i = 0; i < 7; i++) {
            send(batcher, i);
        }

        assertEquals(List.of(List.of(0), List.of(1)), batches);
        answer(0);
        assertEquals(List.of(2, 3), batches.get(2));
    }

    @Test
    void refusesWhenTooManyWait() {
        var batcher = batcher(new BatchLimits(1, 1, 2), this::later);
        for (int i = 0; i < 3; i++) {
            send(batcher, i);
        }

        var refused =
                assertThrows(CompletionException.class, () -> submit(batcher, 4).join());

        assertTrue(refused.getCause() instanceof Overloaded);
    }

    @Test
    void refusesUnsentWhatWaitedTooLong() {
        var batcher = batcher(new BatchLimits(10, 1, 100).withPatience(Duration.ofMillis(20)), this::later);
        var sentAtOnce = submit(batcher, 1);

        var late = submit(batcher, 2);
        assertTrue(assertThrows(CompletionException.class, late::join).getCause() instanceof Overloaded);
        answer(0);

        assertEquals(10, sentAtOnce.join());
        assertEquals(List.of(List.of(1)), batches);
    }

    @Test
    void withoutALimitNothingRunsOutOfPatience() {
        var batcher = batcher(new BatchLimits(10, 1, 100), this::later);
        send(batcher, 1);

        var second = submit(batcher, 2);
        answer(0);
        answer(1);

        assertEquals(20, second.join());
    }

    @Test
    void oneBadItemFailsAlone() {
        var batcher = batcher(new BatchLimits(10, 1, 100), this::laterOrNotSeven);
        send(batcher, 1);
        var good = submit(batcher, 2);
        var bad = submit(batcher, 7);
        var alsoGood = submit(batcher, 3);
        answer(0);

        assertEquals(20, good.join());
        assertEquals(30, alsoGood.join());
        assertThrows(CompletionException.class, bad::join);
        assertEquals(List.of(List.of(1), List.of(2, 7, 3), List.of(2), List.of(7), List.of(3)), batches);
    }

    @Test
    void whatIsAskedForTogetherIsInOneBatch() {
        var batcher = batcher(new BatchLimits(4, 1, 100), this::later);
        send(batcher, 1);

        var three = submitAll(batcher, 2, 3, 4);
        var two = submitAll(batcher, 5, 6);
        answer(0);
        answer(1);
        answer(2);

        assertEquals(List.of(List.of(1), List.of(2, 3, 4), List.of(5, 6)), batches);
        assertEquals(List.of(20, 30, 40), three.join());
        assertEquals(List.of(50, 60), two.join());
    }

    @Test
    void moreThanABatchAskedForTogetherIsABatchOfItsOwn() {
        var batcher = batcher(new BatchLimits(2, 1, 100), this::later);
        send(batcher, 1);
        var three = submitAll(batcher, 2, 3, 4);
        send(batcher, 5);
        answer(0);
        answer(1);

        assertEquals(List.of(20, 30, 40), three.join());
        assertEquals(List.of(List.of(1), List.of(2, 3, 4), List.of(5)), batches);
    }

    @Test
    void whatIsAskedForTogetherIsTakenWholeOrNotAtAll() {
        var batcher = batcher(new BatchLimits(2, 1, 3), this::later);
        send(batcher, 1);
        var both = submitAll(batcher, 2, 3);

        var refused = submitAll(batcher, 4, 5);
        var fits = submit(batcher, 6);
        answer(0);
        answer(1);
        answer(2);

        assertTrue(assertThrows(CompletionException.class, refused::join).getCause() instanceof Overloaded);
        assertEquals(List.of(20, 30), both.join());
        assertEquals(60, fits.join());
        assertEquals(List.of(List.of(1), List.of(2, 3), List.of(6)), batches);
    }

    @Test
    void whoBreaksABatchIsTriedAloneAndThenItemByItem() {
        var batcher = batcher(new BatchLimits(10, 1, 100), this::laterOrNotSeven);
        send(batcher, 1);
        var good = submitAll(batcher, 2, 3);
        var bad = submitAll(batcher, 4, 7, 5);
        answer(0);

        assertEquals(List.of(20, 30), good.join());
        assertThrows(CompletionException.class, bad::join);
        assertEquals(
                List.of(List.of(1), List.of(2, 3, 4, 7, 5), List.of(2, 3), List.of(4, 7, 5), List.of(4), List.of(7)),
                batches);
    }

    @Test
    void whereAFailedItemHasAnAnswerItsCallersOthersHaveTheirs() {
        var batcher = answering(this::laterOrNotSeven);

        assertEquals(List.of(40, -7, 50), submitAll(batcher, 4, 7, 5).join());

        assertEquals(List.of(List.of(4, 7, 5), List.of(4), List.of(7), List.of(5)), batches);
    }

    @Test
    void soHasAnItemThatWasAskedForAlone() {
        var batcher = answering(this::laterOrNotSeven);
        send(batcher, 1);
        var seven = submit(batcher, 7);
        var two = submit(batcher, 2);
        answer(0);

        assertEquals(-7, seven.join());
        assertEquals(20, two.join());
        assertEquals(-7, submit(batcher, 7).join());
    }

    @Test
    void onceItIsNobodysFaultTheRestIsAnsweredUntried() {
        var batcher = answering(items -> {
            batches.add(items);
            return Uni.createFrom()
                    .failure(
                            items.size() > 1
                                    ? new IllegalArgumentException("one of them")
                                    : new IllegalStateException("down"));
        });

        assertEquals(List.of(-4, -5, -6), submitAll(batcher, 4, 5, 6).join());

        assertEquals(List.of(List.of(4, 5, 6), List.of(4)), batches);
    }

    @Test
    void aFailureThatIsNobodysFaultFailsTheBatchOnceAndTheNextIsSent() {
        var batcher = new MicroBatcher<Integer, Integer>(
                "test",
                new BatchLimits(10, 1, 100),
                items -> {
                    batches.add(items);
                    return Uni.createFrom().failure(new IllegalStateException("down"));
                },
                failure -> false,
                metrics);

        assertThrows(CompletionException.class, () -> submit(batcher, 1).join());
        assertThrows(CompletionException.class, () -> submit(batcher, 2).join());

        assertEquals(2, batches.size());
    }

    @Test
    void workThatThrowsAndAnswersThatAreMissingAreFailures() {
        var throwing = batcher(new BatchLimits(1, 1, 1), items -> {
            throw new IllegalArgumentException("broken");
        });
        var silent = batcher(new BatchLimits(1, 1, 1), items -> Uni.createFrom().item(List.of()));

        assertThrows(CompletionException.class, () -> submit(throwing, 1).join());
        assertThrows(CompletionException.class, () -> submit(silent, 1).join());
    }

    @Test
    void countsBatchesAndItems() {
        var batcher = batcher(new BatchLimits(10, 1, 100), this::later);
        for (int i = 0; i < 6; i++) {
            send(batcher, i);
        }
        answer(0);

        var sizes = metrics.get("tutorflow.batch.size").summary();
        assertEquals(2, sizes.count());
        assertEquals(6, sizes.totalAmount());
    }

    private MicroBatcher<Integer, Integer> batcher(
            BatchLimits limits, Function<List<Integer>, Uni<List<Integer>>> work) {
        return new MicroBatcher<>("test", limits, work, IllegalArgumentException.class::isInstance, metrics);
    }

    private MicroBatcher<Integer, Integer> answering(Function<List<Integer>, Uni<List<Integer>>> work) {
        return new MicroBatcher<>(
                "test",
                new BatchLimits(10, 1, 100),
                work,
                ItemFaults.answered(IllegalArgumentException.class::isInstance, (item, failure) -> -item),
                metrics);
    }

    private Uni<List<Integer>> later(List<Integer> items) {
        batches.add(items);
        return Uni.createFrom().emitter(open::add);
    }

    private Uni<List<Integer>> laterOrNotSeven(List<Integer> items) {
        if (items.equals(List.of(1))) {
            return later(items);
        }
        batches.add(items);
        return items.contains(7)
                ? Uni.createFrom().failure(new IllegalArgumentException("seven"))
                : Uni.createFrom().item(tenfold(items));
    }

    private void answer(int batch) {
        open.get(batch).complete(tenfold(batches.get(batch)));
    }

    private static List<Integer> tenfold(List<Integer> items) {
        return items.stream().map(item -> item * 10).toList();
    }

    /** For its effect on those that are looked at. */
    private void send(MicroBatcher<Integer, Integer> batcher, int item) {
        sent.add(submit(batcher, item));
    }

    private static CompletableFuture<List<Integer>> submitAll(
            MicroBatcher<Integer, Integer> batcher, Integer... items) {
        return batcher.submitAll(List.of(items)).subscribeAsCompletionStage();
    }

    private static CompletableFuture<Integer> submit(MicroBatcher<Integer, Integer> batcher, int item) {
        return batcher.submit(item).subscribeAsCompletionStage();
    }
}
