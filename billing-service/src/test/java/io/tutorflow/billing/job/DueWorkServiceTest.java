package io.tutorflow.billing.job;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.clock.RealClock;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Work that is claimed, tried, backed off and parked. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class DueWorkServiceTest extends Operating {

    @Inject
    DueWorkTable table;

    @Inject
    DueWork work;

    @Test
    void whoIsDoneGoesOnWithWhatElseIsDue() {
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        var many = 7 * Numbering.AT_ONCE;
        Stream.generate(() -> "numbering").limit(many).forEach(this::due);

        run().body("worked", equalTo(many));
    }

    @Test
    void whatFailsIsTriedAgainLaterAndParkedInTheEnd() {
        numbering.does(due -> Uni.createFrom().failure(new IllegalStateException("the printer is on fire")));
        var id = due("numbering");

        run().body("worked", equalTo(1));
        run().body("worked", equalTo(0));
        scheduler("backlog", 1);
        execute("UPDATE due_work SET due_at = now() WHERE id = $1", id);
        run().body("worked", equalTo(1));

        list().body(of("numbering", "backlog"), equalTo(0))
                .body(of("numbering", "parkedCount"), equalTo(1))
                .body(of("numbering", "parked[0].id"), equalTo(id.toString()))
                .body(of("numbering", "parked[0].attempts"), equalTo(2))
                .body(of("numbering", "parked[0].reason"), containsString("the printer is on fire"));
        execute("UPDATE due_work SET due_at = now() WHERE id = $1", id);
        run().body("worked", equalTo(0));
    }

    @Test
    void whatIsHastenedWhileItIsWorkedOnIsDueAgain() {
        var finish = new CompletableFuture<Void>();
        numbering.does(due -> Uni.createFrom().completionStage(finish).replaceWith(new Outcome.Done()));
        var id = due("numbering");
        var running = beside(this::run);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !numbering.tried().isEmpty());

        execute("UPDATE due_work SET due_at = now() WHERE id = $1", id);
        finish.complete(null);
        running.join();

        assertEquals(List.of(id, id), numbering.tried());
    }

    @Test
    void whatIsWokenWhileItIsWorkedOnIsDueOnceThatIsOver() throws Throwable {
        due("numbering");
        var claimed = table.claim("numbering", 1, Duration.ofMinutes(1), List.of())
                .await()
                .indefinitely()
                .getFirst();

        VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> work.wakeAll(numbering.schedule(), List.of(claimed.id()))));
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));

        run().body("worked", equalTo(0));
        table.settle("numbering", claimed, new Outcome.Done()).await().indefinitely();
        run().body("worked", equalTo(1));
        run().body("worked", equalTo(0));
    }

    @Test
    void whatIsResumedWhileItIsWorkedOnIsDueOnceThatIsOver() throws Throwable {
        due("numbering");
        var claimed = table.claim("numbering", 1, Duration.ofMinutes(1), List.of())
                .await()
                .indefinitely()
                .getFirst();

        resume(claimed.id());
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));

        run().body("worked", equalTo(0));
        table.settle("numbering", claimed, new Outcome.Done()).await().indefinitely();
        run().body("worked", equalTo(1));
        run().body("worked", equalTo(0));
    }

    @Test
    void whatWaitsOrIsParkedIsResumedAtOnce() throws Throwable {
        var waiting = due("numbering");
        numbering.does(due -> Uni.createFrom().item(new Outcome.Again(Duration.ofHours(1), "later")));
        run().body("worked", equalTo(1));
        var parked = due("numbering");
        numbering.does(due -> Uni.createFrom().item(new Outcome.Parked("never")));
        run().body("worked", equalTo(1));

        resume(waiting);
        resume(parked);

        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        run().body("worked", equalTo(2));
        run().body("worked", equalTo(0));
    }

    private void resume(UUID id) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> work.resumeAll(numbering.schedule(), List.of(id))));
    }

    @Test
    void whatIsHastenedAfterItsClaimIsOverCannotBeSettledByWhoeverHadIt() throws Throwable {
        due("numbering");
        var claimed = table.claim("numbering", 1, Duration.ofSeconds(-1), List.of())
                .await()
                .indefinitely()
                .getFirst();

        VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> work.hasten(numbering.schedule(), claimed.id())));
        table.settle("numbering", claimed, new Outcome.Done()).await().indefinitely();

        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        run().body("worked", equalTo(1));
    }

    @Test
    void whatHangsKeepsNothingElseWaiting() {
        var finish = new CompletableFuture<Void>();
        var hanging = due("numbering");
        numbering.does(due -> due.id().equals(hanging)
                ? Uni.createFrom().completionStage(finish).replaceWith(new Outcome.Done())
                : Uni.createFrom().item(new Outcome.Done()));
        var running = beside(this::run);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !numbering.tried().isEmpty());
        due("numbering");

        run().body("worked", equalTo(1));

        finish.complete(null);
        running.join();
    }

    @Test
    void whatHangsAndIsHastenedKeepsOneLaneOnly() {
        var finish = new CompletableFuture<Void>();
        numbering.does(due -> Uni.createFrom().completionStage(finish).replaceWith(new Outcome.Done()));
        var hanging = due("numbering");
        var running = beside(this::run);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !numbering.tried().isEmpty());

        execute("UPDATE due_work SET due_at = now() WHERE id = $1", hanging);

        run().body("worked", equalTo(0));
        assertEquals(List.of(hanging), numbering.tried());
        finish.complete(null);
        running.join();
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertEquals(List.of(hanging, hanging), numbering.tried()));
    }

    @Test
    void whatNeverEndsCountsAsFailed() {
        numbering.does(due -> Uni.createFrom().nothing());
        due("numbering");

        run().body("worked", equalTo(1));

        assertEquals(
                1L,
                pool.query("SELECT count(*) FROM due_work WHERE job = 'numbering' AND error LIKE '%TimeoutException%'"
                                + " AND due_at > now() + interval '5 minutes'")
                        .execute()
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getLong(0));
    }

    @Test
    void aShortClaimIsRenewedForAsLongAsWorkTakes() {
        var lease = Duration.ofSeconds(1);
        var here = new DueRunner(numbering, table, new SimpleMeterRegistry(), lease);
        var another = new DueRunner(numbering, table, new SimpleMeterRegistry(), lease);
        var finish = new CompletableFuture<Void>();
        numbering.does(due -> Uni.createFrom().completionStage(finish).replaceWith(new Outcome.Done()));
        var id = due("numbering");
        var running = beside(() -> round(here));
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !numbering.tried().isEmpty());

        var first = claimedUntil(id);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> claimedUntil(id).isAfter(first.plus(lease)));
        assertEquals(0, round(another));
        finish.complete(null);
        running.join();

        assertTrue(claims(id).isEmpty());
        assertEquals(List.of(id), numbering.tried());
    }

    @Test
    void aReplicaWhoseClockIsAheadDoesNotTakeWhatAnotherIsAt() {
        var id = due("numbering");
        var claimed = claim().getFirst();
        turn(true);

        QuarkusMock.installMockForType(() -> Instant.parse("2100-01-01T00:00:00Z"), RealClock.class);

        assertTrue(claim().isEmpty());
        assertTrue(turn(false).isEmpty());
        assertEquals(claimed.claimedUntil(), claimedUntil(id).toInstant());
    }

    private List<Due> claim() {
        return table.claim("numbering", 1, Lease.TERM, List.of()).await().indefinitely();
    }

    @Test
    void whatIsGivenUpHalfWayIsDoneByAnotherReplica() throws Throwable {
        var lease = Duration.ofSeconds(1);
        var here = new DueRunner(numbering, table, new SimpleMeterRegistry(), lease);
        var another = new DueRunner(numbering, table, new SimpleMeterRegistry(), lease);
        numbering.does(due -> Uni.createFrom().nothing());
        due("numbering");

        VertxContextSupport.subscribeAndAwait(
                () -> here.round().ifNoItem().after(lease).recoverWithItem(0));

        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> round(another) == 1);
    }

    private static int round(DueRunner runner) {
        try {
            return VertxContextSupport.subscribeAndAwait(runner::round);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private OffsetDateTime claimedUntil(UUID id) {
        return claims(id).getFirst();
    }

    private List<OffsetDateTime> claims(UUID id) {
        return pool.preparedQuery("SELECT due_at FROM due_work WHERE id = $1")
                .mapping(row -> row.getOffsetDateTime(0))
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .await()
                .indefinitely();
    }

    @Test
    void twoReplicasShareTheWorkRowByRow() {
        numbering.does(due -> Uni.createFrom()
                .<Outcome>item(new Outcome.Done())
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(20)));
        Stream.generate(() -> "numbering").limit(10 * Numbering.AT_ONCE).forEach(this::due);

        AtOnce.call(4, caller -> run().extract().response());

        assertEquals(10 * Numbering.AT_ONCE, numbering.tried().size());
        assertEquals(10 * Numbering.AT_ONCE, new HashSet<>(numbering.tried()).size());
    }

    @Test
    void noMoreAreWorkedOnAtATimeThanTheTermsSay() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        numbering.does(due -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            return Uni.createFrom()
                    .<Outcome>item(new Outcome.Done())
                    .onItem()
                    .delayIt()
                    .by(Duration.ofMillis(50))
                    .invoke(now::decrementAndGet);
        });
        Stream.generate(() -> "numbering").limit(3 * Numbering.AT_ONCE).forEach(this::due);

        run();

        assertEquals(Numbering.AT_ONCE, most.get());
    }

    @Test
    void aTurnIsTakenByOneReplicaAndComesRoundAgain() {
        var claim = Duration.ofMinutes(1);

        var taken = Stream.generate(() -> table.claimTurn("turning", claim, false))
                .limit(4)
                .map(turn -> turn.subscribeAsCompletionStage())
                .toList()
                .stream()
                .flatMap(turn -> turn.join().stream())
                .toList();

        assertEquals(1, taken.size());
        settle(taken.getFirst(), Duration.ofHours(1));
        assertTrue(turn(false).isEmpty());
        assertEquals(2, turn(true).getFirst().attempt());
    }

    private List<Due> turn(boolean now) {
        return table.claimTurn("turning", Duration.ofMinutes(1), now).await().indefinitely();
    }

    private void settle(Due due, Duration pause) {
        table.settle("turning", due, new Outcome.Again(pause, null)).await().indefinitely();
    }
}
