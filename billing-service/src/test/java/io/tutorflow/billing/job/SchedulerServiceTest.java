package io.tutorflow.billing.job;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done by itself, and what operators see of it. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class SchedulerServiceTest {

    private static final String SCHEDULERS = "/v1/admin/schedulers";

    @Inject
    Pool pool;

    @Inject
    Numbering numbering;

    @Inject
    DueWorkTable table;

    @Inject
    DueWork work;

    @BeforeEach
    void nothingIsDue() {
        execute("DELETE FROM due_work WHERE job IN ('numbering', 'turning')");
    }

    @Test
    void whatIsDoneIsGone() {
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        var id = due("numbering");

        run().body("worked", equalTo(1)).body("dryRun", equalTo(false)).body("due", empty());

        assertEquals(List.of(id), numbering.tried());
        run().body("worked", equalTo(0));
    }

    @Test
    void aDryRunSaysWhatIsDueAndDoesNothing() {
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        var id = due("numbering");

        with(TestTokens.operator())
                .queryParam("dryRun", true)
                .post(SCHEDULERS + "/numbering/run")
                .then()
                .statusCode(200)
                .body("worked", equalTo(0))
                .body("dryRun", equalTo(true))
                .body("due", contains(id.toString()));

        assertEquals(List.of(), numbering.tried());
    }

    @Test
    void whatIsNeitherTrueNorFalseRunsNothing() {
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));
        due("numbering");

        with(TestTokens.operator())
                .post(SCHEDULERS + "/numbering/run?dryRun=perhaps")
                .then()
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: dryRun must be true or false"));
        with(TestTokens.operator())
                .post(SCHEDULERS + "/numbering/run?dryRun")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true));

        assertEquals(List.of(), numbering.tried());
    }

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
    void parkedWorkIsRetriedByHand() {
        numbering.does(due -> Uni.createFrom().item(new Outcome.Parked("no such number")));
        var id = due("numbering");
        run();
        numbering.does(due -> Uni.createFrom().item(new Outcome.Done()));

        retry(id).statusCode(200).body("id", equalTo(id.toString()));

        retry(id).statusCode(404).body("error.code", equalTo("platform_not_found"));
        run().body("worked", equalTo(1));
        scheduler("parkedCount", 0);
    }

    @Test
    void whatIsHastenedWhileItIsWorkedOnIsDueAgain() {
        var finish = new CompletableFuture<Void>();
        numbering.does(due -> Uni.createFrom().completionStage(finish).replaceWith(new Outcome.Done()));
        var id = due("numbering");
        var running = CompletableFuture.runAsync(this::run);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !numbering.tried().isEmpty());

        execute("UPDATE due_work SET due_at = now() WHERE id = $1", id);
        finish.complete(null);
        running.join();

        assertEquals(List.of(id, id), numbering.tried());
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
        var running = CompletableFuture.runAsync(this::run);
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
        var running = CompletableFuture.runAsync(this::run);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !numbering.tried().isEmpty());

        execute("UPDATE due_work SET due_at = now() WHERE id = $1", hanging);

        run().body("worked", equalTo(0));
        assertEquals(List.of(hanging), numbering.tried());
        finish.complete(null);
        running.join();
        assertEquals(List.of(hanging, hanging), numbering.tried());
    }

    @Test
    void whatNeverEndsCountsAsFailedBeforeItsClaimIsOver() {
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

    @Test
    void allSchedulersAreListed() {
        list().body(
                        "schedulers.name",
                        hasItems(
                                "auto-reloads",
                                "balance-alerts",
                                "card-setups",
                                "disputes",
                                "distributions",
                                "hour-comparisons",
                                "letters",
                                "open-holds",
                                "payments",
                                "refunds",
                                "verification-mails",
                                "webhook-tidying",
                                "webhooks"));
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertTrue(list().extract().path(of("letters", "lastRunAt")) != null
                        && list().extract().path(of("letters", "nextRunAt")) != null));
    }

    @Test
    void anUnknownSchedulerIsNotFound() {
        with(TestTokens.operator())
                .post(SCHEDULERS + "/juggling/run")
                .then()
                .statusCode(404)
                .body("error.message", equalTo("There is no scheduler of that name"));
        with(TestTokens.operator())
                .post(SCHEDULERS + "/juggling/parked/" + UUID.randomUUID() + "/retry")
                .then()
                .statusCode(404);
        retry(UUID.randomUUID()).statusCode(404);
    }

    private UUID due(String job) {
        var id = UUID.randomUUID();
        pool.preparedQuery("INSERT INTO due_work (job, id, due_at, attempts) VALUES ($1, $2, now(), 0)")
                .execute(Tuple.of(job, id))
                .await()
                .indefinitely();
        return id;
    }

    private ValidatableResponse run() {
        return with(TestTokens.operator())
                .post(SCHEDULERS + "/numbering/run")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse retry(UUID id) {
        return with(TestTokens.operator())
                .post(SCHEDULERS + "/numbering/parked/" + id + "/retry")
                .then();
    }

    private static ValidatableResponse list() {
        return with(TestTokens.operator()).get(SCHEDULERS).then().statusCode(200);
    }

    private static void scheduler(String field, int value) {
        list().body(of("numbering", field), equalTo(value));
    }

    private static String of(String name, String field) {
        return "schedulers.find { it.name == '" + name + "' }." + field;
    }

    private void execute(String sql, UUID... id) {
        pool.preparedQuery(sql).execute(Tuple.from(List.of(id))).await().indefinitely();
    }
}
