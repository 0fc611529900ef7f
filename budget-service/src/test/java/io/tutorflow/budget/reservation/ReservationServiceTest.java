package io.tutorflow.budget.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class ReservationServiceTest {

    @Inject
    KnownUsageRecords usageRecords;

    @Inject
    CheckingReservations checking;

    @Inject
    Pool pool;

    @Test
    void fortyAtOnceSpendNoMoreThanTheBudget() throws Exception {
        var school = School.without();
        school.budget("weekly", 100);

        assertThat(outcomes(school, 40)).filteredOn("TOKENS"::equals).hasSize(4);
        school.mine().body("remainingTokens", equalTo(0)).body("level", equalTo("red"));
    }

    @Test
    void thePlanCoversFirstAndThenTokensDo() throws Exception {
        var school = School.withPlan(4);
        school.budget("weekly", 100);

        var outcomes = outcomes(school, 12);

        assertThat(outcomes).filteredOn("PLAN"::equals).hasSize(4);
        assertThat(outcomes).filteredOn("TOKENS"::equals).hasSize(4);
        assertThat(outcomes).filteredOn("BUDGET_EXCEEDED"::equals).hasSize(4);
        school.planUsage()
                .body("plan", equalTo("Paid"))
                .body("used", equalTo(4))
                .body("limit", equalTo(4))
                .body("perTeacher[0].teacherId", equalTo(School.TEACHER));
    }

    /** Or who comes later could hold the month and wait for the budget, while who has the budget waits for the month. */
    @Test
    void theFirstOfAMonthHasTheMonthBeforeItWaitsForTheBudget() throws Exception {
        var school = School.withPlan(4);
        school.budget("weekly", 100);
        var other = pool.getConnection().await().indefinitely();
        other.query("BEGIN").executeAndAwait();
        other.preparedQuery("SELECT FROM budget WHERE organization_id = $1 FOR NO KEY UPDATE")
                .executeAndAwait(Tuple.of(school.id().toString()));

        var first = CompletableFuture.supplyAsync(() -> school.reserve(UUID.randomUUID(), 25));
        School.eventually(() -> waitingWithAMonth() == 1);
        other.query("COMMIT").executeAndAwait();
        other.closeAndAwait();

        first.get().body("answers[0].source", equalTo("PLAN"));
    }

    /** Transactions that have written a plan's month and wait for somebody. */
    private long waitingWithAMonth() {
        return pool.query("""
                        SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                        WHERE l.relation = 'allowance'::regclass AND l.mode = 'RowExclusiveLock' AND l.granted
                          AND a.wait_event_type = 'Lock'""").executeAndAwait().iterator().next().getLong(0);
    }

    @Test
    void aRefusalSaysTheLimitAndWhoCanRaiseIt() {
        var school = School.without();
        school.budget("monthly", 30);
        school.reserve(UUID.randomUUID(), 25).body("answers[0].outcome", equalTo("RESERVED"));

        school.reserve(UUID.randomUUID(), 25)
                .body("answers[0].outcome", equalTo("REFUSED"))
                .body("answers[0].reason", equalTo("BUDGET_EXCEEDED"))
                .body("answers[0].budget.limitTokens", equalTo(30))
                .body("answers[0].budget.spentTokens", equalTo(0))
                .body("answers[0].budget.remainingTokens", equalTo(5))
                .body("answers[0].budget.period", equalTo("monthly"))
                .body("answers[0].budget.resetsAt", notNullValue())
                .body("answers[0].budget.owner", equalTo(School.TEACHER))
                .body("answers[0].budget.contactAdmin", equalTo("test-org-admin"));
    }

    @Test
    void grantsWhatIsLeftFromTheMinimumOn() {
        var school = School.without();
        school.budget("weekly", 350);

        school.reserveUpTo(UUID.randomUUID(), 200, 100).body("answers[0].amountMicros", equalTo(2_000_000));
        school.reserveUpTo(UUID.randomUUID(), 200, 100).body("answers[0].amountMicros", equalTo(1_500_000));
        school.reserveUpTo(UUID.randomUUID(), 200, 100).body("answers[0].outcome", equalTo("REFUSED"));
    }

    @Test
    void whatWasMeasuredElsewhereIsCountedBeyondTheBudget() {
        var school = School.without();
        var measured = UUID.randomUUID();
        school.budget("weekly", 100);

        school.count(measured, 150)
                .body("answers[0].outcome", equalTo("RESERVED"))
                .body("answers[0].amountMicros", equalTo(1_000_000));
        school.finalized(measured, 150, "tokens");

        school.spent(150);
        school.mine().body("level", equalTo("red")).body("remainingTokens", equalTo(0));
        school.reserve(UUID.randomUUID(), 1).body("answers[0].reason", equalTo("BUDGET_EXCEEDED"));
        school.count(UUID.randomUUID(), 10)
                .body("answers[0].outcome", equalTo("RESERVED"))
                .body("answers[0].amountMicros", equalTo(0));
    }

    @Test
    void whatWasMeasuredElsewhereIsCountedBeyondABudgetThatCameTooLate() {
        var school = School.without();
        school.reserve(UUID.randomUUID(), 500).body("answers[0].outcome", equalTo("RESERVED"));
        school.budget("weekly", 100);
        var measured = UUID.randomUUID();

        school.count(measured, 10)
                .body("answers[0].outcome", equalTo("RESERVED"))
                .body("answers[0].amountMicros", equalTo(0));
        school.finalized(measured, 10, "tokens");

        school.spent(10);
        school.reserve(UUID.randomUUID(), 1).body("answers[0].reason", equalTo("BUDGET_EXCEEDED"));
    }

    @Test
    void aPlanCoversWhatWasMeasuredElsewhereToo() {
        var school = School.withPlan(1);

        school.count(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        school.count(UUID.randomUUID(), 25).body("answers[0].source", equalTo("TOKENS"));
    }

    @Test
    void aBudgetThatBecomesAMonthsIsNotBoundByItsWeekAnyMore() {
        var school = School.without();
        school.budget("weekly", 100);
        school.reserve(UUID.randomUUID(), 100).body("answers[0].outcome", equalTo("RESERVED"));

        school.budget("monthly", 300);

        school.reserve(UUID.randomUUID(), 150).body("answers[0].outcome", equalTo("RESERVED"));
        school.budget("weekly", 300);
        school.reserve(UUID.randomUUID(), 50).body("answers[0].outcome", equalTo("RESERVED"));
        school.reserve(UUID.randomUUID(), 1).body("answers[0].reason", equalTo("BUDGET_EXCEEDED"));
    }

    @Test
    void askedTwiceItIsReservedOnceAndGivenBackByTheLast() {
        var school = School.without();
        school.budget("weekly", 100);
        var reservation = UUID.randomUUID();
        school.reserve(reservation, 25);

        school.reserve(reservation, 25)
                .body("answers[0].outcome", equalTo("KNOWN"))
                .body("answers[0].state", equalTo("OPEN"))
                .body("answers[0].amountMicros", equalTo(250_000));
        school.mine().body("reservedTokens", equalTo(25));

        school.release(reservation);
        school.mine().body("reservedTokens", equalTo(25));
        school.release(reservation);
        school.mine().body("reservedTokens", equalTo(0));
        school.reserve(reservation, 25).body("answers[0].outcome", equalTo("RESERVED"));
    }

    @Test
    void releasedForSeveralRequestsAtOnceItIsReleasedForEach() {
        var school = School.without();
        school.budget("weekly", 100);
        var reservation = UUID.randomUUID();
        for (int i = 0; i < 4; i++) {
            school.reserve(reservation, 25);
        }

        school.release(reservation, reservation, reservation);
        school.mine().body("reservedTokens", equalTo(25));

        school.release(reservation, reservation);
        school.mine().body("reservedTokens", equalTo(0));
        school.reserve(reservation, 25).body("answers[0].outcome", equalTo("RESERVED"));
    }

    @Test
    void finishedWorkIsSpentOnceAndAReachedLimitToldOnce() {
        var school = School.without();
        school.budget("weekly", 50);
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        school.reserve(one, 25);
        school.reserve(other, 25);

        school.finalized(one, 25, "tokens");
        school.finalized(one, 25, "tokens");
        school.finalized(other, 25, "tokens");

        school.spent(50);
        school.mine()
                .body("reservedTokens", equalTo(0))
                .body("percent", equalTo(100))
                .body("level", equalTo("red"));
        School.eventually(() -> school.told().size() == 1);
        assertThat(school.told()).containsExactly("io.tutorflow.budget.exceeded.v1");
    }

    @Test
    void aRaisedLimitUnblocksAndOneBelowTheSpendIsRedAtOnce() {
        var school = School.without();
        school.budget("weekly", 25);
        var reservation = UUID.randomUUID();
        school.reserve(reservation, 25);
        school.finalized(reservation, 25, "tokens");
        school.spent(25);

        school.budget("weekly", 100);
        school.reserve(UUID.randomUUID(), 25).body("answers[0].outcome", equalTo("RESERVED"));
        school.budget("weekly", 20);
        school.mine().body("level", equalTo("red")).body("percent", equalTo(125));

        School.eventually(() -> school.told().size() == 3);
        assertThat(school.told())
                .containsExactly(
                        "io.tutorflow.budget.exceeded.v1",
                        "io.tutorflow.budget.restored.v1",
                        "io.tutorflow.budget.exceeded.v1");
    }

    @Test
    void aBudgetThatGoesByMonthsNowKnowsWhatTheMonthHasSpent() {
        var school = School.without();
        school.budget("weekly", 100);
        var reservation = UUID.randomUUID();
        school.reserve(reservation, 25);
        school.finalized(reservation, 25, "tokens");
        school.spent(25);

        school.budget("monthly", 100);

        school.mine().body("period", equalTo("monthly")).body("spentTokens", equalTo(25));
    }

    @Test
    void whatWasSpentBeforeTheBudgetWasSetCounts() {
        var school = School.without();
        school.mine().statusCode(200).body("hasBudget", equalTo(false)).body("limitTokens", nullValue());
        var done = UUID.randomUUID();
        school.reserve(done, 80).body("answers[0].amountMicros", equalTo(800_000));
        school.reserve(UUID.randomUUID(), 15);
        school.finalized(done, 85, "tokens");
        School.eventually(() -> spentOf(school) == Money.ofCredits(85).micros());

        school.budget("weekly", 100);

        school.mine()
                .body("hasBudget", equalTo(true))
                .body("spentTokens", equalTo(85))
                .body("reservedTokens", equalTo(15))
                .body("remainingTokens", equalTo(0))
                .body("level", equalTo("red"));
        school.reserve(UUID.randomUUID(), 1).body("answers[0].reason", equalTo("BUDGET_EXCEEDED"));
        school.budget("monthly", 150);
        school.budgets()
                .body("items[0].spentTokens", equalTo(85))
                .body("items[0].reservedTokens", equalTo(15))
                .body("items[0].remainingTokens", equalTo(50))
                .body("items[0].percent", equalTo(56.67f))
                .body("items[0].level", equalTo("green"));
    }

    @Test
    void aBudgetSetWhileFortyAskIsNeverOverspent() throws Exception {
        var school = School.without();
        var teachers = Executors.newFixedThreadPool(40);
        try (teachers) {
            var asked = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 40; i++) {
                asked.add(teachers.submit(() -> school.reserve(UUID.randomUUID(), 25)));
            }
            school.budget("weekly", 100);
            for (var answer : asked) {
                answer.get();
            }
        }

        long reserved = school.mine().extract().jsonPath().getLong("reservedTokens");
        school.reserve(UUID.randomUUID(), 25)
                .body("answers[0].outcome", equalTo(reserved > 75 ? "REFUSED" : "RESERVED"));
        assertThat(reserved * 10_000).isEqualTo(openOf(school));
    }

    @Test
    void aRaiseSurvivesAnotherPeriodAndARemoval() {
        var school = School.without();
        school.budget("weekly", 100);
        school.raise(UUID.randomUUID(), 50).body("budget.limitTokens", equalTo(150));

        school.budget("monthly", 300);

        school.mine().body("period", equalTo("monthly")).body("limitTokens", equalTo(350));
        school.noBudget();
        school.mine().body("hasBudget", equalTo(false));
        school.budget("weekly", 100);
        school.budgets().body("items[0].limitTokens", equalTo(100)).body("items[0].extraTokens", equalTo(50));
    }

    private long spentOf(School school) {
        return sum(
                school,
                "SELECT coalesce(max(s.spent_micros), 0)::bigint FROM spend s JOIN budget b ON b.id = s.budget_id"
                        + " WHERE b.organization_id = $1 AND s.period = 'weekly'");
    }

    private long openOf(School school) {
        return sum(
                school,
                "SELECT coalesce(sum(r.amount_micros), 0)::bigint FROM reservation r JOIN open_reservation o"
                        + " ON o.id = r.id WHERE r.organization_id = $1");
    }

    private long sum(School school, String query) {
        return pool.preparedQuery(query)
                .execute(Tuple.of(school.id().toString()))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void failedWorkIsFreeAndGivesThePlanBack() {
        var school = School.withPlan(1);
        var reservation = UUID.randomUUID();
        school.reserve(reservation, 25).body("answers[0].source", equalTo("PLAN"));

        school.voided(reservation);

        School.eventually(() -> school.planUsage().extract().jsonPath().getInt("used") == 0);
        school.reserve(UUID.randomUUID(), 25).body("answers[0].source", equalTo("PLAN"));
        school.reserve(reservation, 25)
                .body("answers[0].outcome", equalTo("KNOWN"))
                .body("answers[0].state", equalTo("RELEASED"));
    }

    @Test
    void aStudentHasThePlanAndThenTokensOfTheStudentsOwn() {
        var school = School.withPlan(1);
        school.budget("weekly", 1);

        school.reserveAsStudent(UUID.randomUUID()).body("answers[0].source", equalTo("PLAN"));
        school.reserveAsStudent(UUID.randomUUID())
                .body("answers[0].source", equalTo("TOKENS"))
                .body("answers[0].amountMicros", equalTo(250000));
    }

    @Test
    void aRaiseIsGivenOnceAndUnblocksAtOnce() {
        var school = School.without();
        school.budget("weekly", 25);
        var lesson = UUID.randomUUID();
        school.reserve(lesson, 25);
        school.finalized(lesson, 25, "tokens");
        school.spent(25);
        var raise = UUID.randomUUID();

        for (int time = 0; time < 2; time++) {
            school.raise(raise, 50)
                    .body("outcome", equalTo("RAISED"))
                    .body("budget.limitTokens", equalTo(75))
                    .body("budget.remainingTokens", equalTo(50));
        }
        school.raise(raise, 60).body("outcome", equalTo("ID_USED_OTHERWISE"));

        school.reserve(UUID.randomUUID(), 50).body("answers[0].outcome", equalTo("RESERVED"));
        school.reserve(UUID.randomUUID(), 1).body("answers[0].budget.limitTokens", equalTo(75));
        School.eventually(() -> school.told().size() == 2);
        assertThat(school.told()).containsExactly("io.tutorflow.budget.exceeded.v1", "io.tutorflow.budget.restored.v1");
    }

    @Test
    void withoutABudgetThereIsNothingToRaise() {
        var school = School.without();

        school.raise(UUID.randomUUID(), 50).body("outcome", equalTo("NO_BUDGET"));
    }

    @Test
    void whatWasNeverToldIsSettledByAsking() {
        var school = School.without();
        school.budget("weekly", 100);
        var spent = UUID.randomUUID();
        var never = UUID.randomUUID();
        school.reserve(spent, 25);
        school.reserve(never, 25);
        usageRecords.know(
                new ReservationId(spent),
                new Knowledge.Ended(new Settlement.Spent(new ReservationId(spent), Money.ofCredits(25))));
        usageRecords.know(
                new ReservationId(never), new Knowledge.Ended(new Settlement.Released(new ReservationId(never))));
        pool.preparedQuery("UPDATE open_reservation SET next_check_at = now() - interval '1 hour' WHERE id = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(new UUID[] {spent, never}))
                .await()
                .indefinitely();

        checking.check().await().indefinitely();

        school.spent(25);
        school.mine().body("reservedTokens", equalTo(0));
    }

    @Test
    void oneAnswerThatTheBooksRefuseStopsNoOther() {
        var school = School.without();
        school.budget("weekly", 100);
        var culprit = UUID.randomUUID();
        var other = UUID.randomUUID();
        for (var each : List.of(culprit, other)) {
            school.reserve(each, 25);
            var amount = each.equals(culprit) ? Money.ofMicros(-1) : Money.ofCredits(25);
            usageRecords.know(
                    new ReservationId(each),
                    new Knowledge.Ended(new Settlement.Spent(new ReservationId(each), amount)));
        }
        pool.preparedQuery("UPDATE open_reservation SET next_check_at = now() - interval '1 hour' WHERE id = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(new UUID[] {culprit, other}))
                .await()
                .indefinitely();

        checking.check().await().indefinitely();

        school.spent(25);
        school.mine().body("reservedTokens", equalTo(25));
    }

    private static List<String> outcomes(School school, int wishes) throws Exception {
        Callable<String> reserve = () -> {
            var answer = school.reserve(UUID.randomUUID(), 25).extract().jsonPath();
            return answer.getString("answers[0].outcome").equals("RESERVED")
                    ? answer.getString("answers[0].source")
                    : answer.getString("answers[0].reason");
        };
        var outcomes = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(wishes)) {
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(wishes, reserve))) {
                outcomes.add(answer.get());
            }
        }
        return outcomes;
    }
}
