package io.tutorflow.billing.ledger.hold;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerRows;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.internal.hold.HoldRequests;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = @io.quarkus.test.common.ResourceArg(name = "database", value = "billing"))
class HoldingServiceTest {

    @Inject
    PlacingHolds placing;

    @Inject
    LedgerRows rows;

    @Inject
    HoldLimits limits;

    @Inject
    SwitchableDecider decider;

    @AfterEach
    void decideAgain() {
        decider.takeOut(false);
    }

    @Test
    void twoHundredAtOnceHoldNoMoreThanThereIs() {
        var account = rows.accountWith(100);

        var answers = placeAll(account, Collections.nCopies(200, 5L));

        assertEquals(20, placed(answers));
        assertEquals(Money.ofCredits(100), rows.wallet(account).held());
        assertEquals(20, rows.transfers(account, "hold"));
    }

    @Test
    void withoutTheCheckInTheCodeTheDatabaseRefuses() {
        var account = rows.accountWith(100);
        decider.takeOut(true);

        for (int i = 0; i < 20; i++) {
            ask(account, UUID.randomUUID(), 5).body("answers[0].outcome", equalTo("PLACED"));
        }
        ask(account, UUID.randomUUID(), 5)
                .body("answers[0].outcome", equalTo("REFUSED"))
                .body("answers[0].reason", equalTo("CREDITS_EXHAUSTED"));

        assertEquals(Money.ofCredits(100), rows.wallet(account).held());
    }

    @Test
    void withoutTheCheckInTheCodeABrokenBatchIsDecidedOneByOne() {
        var account = rows.accountWith(100);
        decider.takeOut(true);

        var answers = new ArrayList<Uni<Boolean>>();
        for (int i = 0; i < 200; i++) {
            answers.add(place(request(account, UUID.randomUUID(), 5)).map(HoldAnswer.Placed.class::isInstance));
        }
        var outcome = Uni.join().all(answers).andCollectFailures().await().indefinitely();

        assertEquals(20, outcome.stream().filter(placed -> placed).count());
        assertEquals(Money.ofCredits(100), rows.wallet(account).held());
    }

    @Test
    void theSameHoldManyTimesAtOnceIsOne() {
        var account = rows.accountWith(100);
        var id = UUID.randomUUID();

        var asked = Collections.nCopies(32, request(account, id, 50)).stream()
                .map(this::place)
                .toList();
        var answers = Uni.join().all(asked).andFailFast().await().indefinitely();

        assertEquals(1, placed(answers));
        assertTrue(answers.stream().filter(HoldAnswer.Known.class::isInstance).count() == 31);
        assertEquals(Money.ofCredits(50), rows.wallet(account).held());
    }

    /** Half of the last call would fit: its holds must not be placed, and lock credits, while it is told to come back. */
    @Test
    void whenTooManyWaitACallIsRefusedWhole() {
        var account = rows.accountWith(100_000);
        var refused = UUID.randomUUID();
        var other = UUID.randomUUID();
        try (var blocked = rows.locking(account)) {
            var waiting = new ArrayList<Uni<List<HoldAnswer>>>();
            int full = limits.waiting() + limits.inFlight() * limits.batchSize();
            for (int left = full - 1; left > 0; left -= HoldRequests.LIMIT) {
                waiting.add(placing.placeAll(requests(account, Math.min(left, HoldRequests.LIMIT))));
            }
            var answers = Uni.join().all(waiting).andFailFast().subscribeAsCompletionStage();

            call(Map.of("holds", List.of(hold(account, refused), hold(account, other))))
                    .statusCode(503)
                    .header("Retry-After", equalTo("2"))
                    .body("error.code", equalTo("platform_unavailable"));

            blocked.release();
            assertEquals(
                    full - 1,
                    answers.join().stream()
                            .mapToLong(HoldingServiceTest::placed)
                            .sum());
        }
        assertEquals(0, rows.openHolds(refused) + rows.openHolds(other));
        ask(account, refused, 5).body("answers[0].outcome", equalTo("PLACED"));
    }

    @Test
    void aRepeatIsKnownEvenWhenNothingIsLeft() {
        var account = rows.accountWith(50);
        var id = UUID.randomUUID();
        ask(account, id, 50).body("answers[0].outcome", equalTo("PLACED"));
        ask(account, UUID.randomUUID(), 50).body("answers[0].outcome", equalTo("REFUSED"));

        ask(account, id, 50).body("answers[0].outcome", equalTo("KNOWN")).body("answers[0].state", equalTo("OPEN"));
    }

    @Test
    void aRefusalTellsWhatIsMissing() {
        var account = rows.accountWith(65);

        ask(account, UUID.randomUUID(), 100)
                .body("answers[0].reason", equalTo("CREDITS_EXHAUSTED"))
                .body("answers[0].requiredMicros", equalTo(1_000_000))
                .body("answers[0].availableMicros", equalTo(650_000));
    }

    @Test
    void whoGotNewCreditsIsServedAtOnce() {
        var account = rows.accountWith(1);
        ask(account, UUID.randomUUID(), 5).body("answers[0].outcome", equalTo("REFUSED"));
        rows.run(
                "UPDATE wallet SET promo_micros = promo_micros + 1000000 WHERE account_id = $1",
                Tuple.of(account.value()));

        ask(account, UUID.randomUUID(), 5).body("answers[0].outcome", equalTo("PLACED"));
    }

    @Test
    void aSuspendedWorkspaceOrAKeyThatIsNotItsOwnHoldsNothing() {
        var account = rows.accountWith(100);
        var foreignKey = new Estimate(new HoldId(UUID.randomUUID()), account, UUID.randomUUID(), Money.ofCredits(5));
        assertEquals(
                HoldRefusal.KEY_REVOKED,
                ((HoldAnswer.Refused) place(foreignKey).await().indefinitely()).reason());
        rows.suspend(account);

        ask(account, UUID.randomUUID(), 5).body("answers[0].reason", equalTo("WORKSPACE_SUSPENDED"));
        ask(new AccountId(UUID.randomUUID()), UUID.randomUUID(), 5)
                .body("answers[0].reason", equalTo("UNKNOWN_ACCOUNT"));
    }

    @Test
    void transfersCannotBeChangedOrDeleted() {
        var account = rows.accountWith(100);
        ask(account, UUID.randomUUID(), 5);

        var account1 = Tuple.of(account.value());
        assertThrows(
                RuntimeException.class,
                () -> rows.run("UPDATE transfer SET amount_micros = 1 WHERE debit_account_id = $1", account1));
        assertThrows(
                RuntimeException.class, () -> rows.run("DELETE FROM transfer WHERE debit_account_id = $1", account1));
    }

    @Test
    void badCallsAreRefusedByName() {
        call(Map.of("holds", List.of()))
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: holds size must be between 1 and 512"));
        call(Map.of("holds", List.of(Map.of("holdId", UUID.randomUUID(), "accountId", "nobody", "amountMicros", 5))))
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: holds[0].accountId must be a valid UUID"));
        given().contentType("application/json")
                .body("{}")
                .post("/internal/holds")
                .then()
                .statusCode(401);
    }

    private List<HoldAnswer> placeAll(AccountId account, List<Long> credits) {
        var asked = credits.stream()
                .map(amount -> place(request(account, UUID.randomUUID(), amount)))
                .toList();
        return Uni.join().all(asked).andFailFast().await().indefinitely();
    }

    private Uni<HoldAnswer> place(Estimate estimate) {
        return placing.placeAll(List.of(estimate)).map(List::getFirst);
    }

    private static long placed(List<HoldAnswer> answers) {
        return answers.stream().filter(HoldAnswer.Placed.class::isInstance).count();
    }

    private static Estimate request(AccountId account, UUID id, long credits) {
        return new Estimate(new HoldId(id), account, null, Money.ofCredits(credits));
    }

    private static List<Estimate> requests(AccountId account, int count) {
        return Stream.generate(() -> request(account, UUID.randomUUID(), 5))
                .limit(count)
                .toList();
    }

    private static Map<String, Object> hold(AccountId account, UUID id) {
        return Map.of("holdId", id, "accountId", account.value(), "amountMicros", 50_000);
    }

    private static ValidatableResponse ask(AccountId account, UUID id, long credits) {
        return call(Map.of(
                        "holds",
                        List.of(Map.of(
                                "holdId", id,
                                "accountId", account.value(),
                                "amountMicros", Money.ofCredits(credits).micros()))))
                .statusCode(200);
    }

    private static ValidatableResponse call(Object body) {
        return given().header("Authorization", "Bearer " + TestTokens.service("usage-service"))
                .contentType("application/json")
                .body(body)
                .post("/internal/holds")
                .then();
    }
}
