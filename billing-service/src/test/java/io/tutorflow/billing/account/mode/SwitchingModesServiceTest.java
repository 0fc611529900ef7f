package io.tutorflow.billing.account.mode;

import static io.tutorflow.billing.Newcomers.aSlug;
import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Clock;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.LedgerRows;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has to be so before usage of a workspace is metered, what is different then, and the way back. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class SwitchingModesServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    @Inject
    LedgerRows ledger;

    @BeforeEach
    void stripeAnswers() {
        Stripes.isAsUsual();
    }

    @AfterEach
    void putTheClockBack() {
        Clock.move("PT0S");
    }

    @Test
    void aNewWorkspaceHasNoCustomerYet() {
        with(TestTokens.operator())
                .body(Map.of("name", "New", "slug", aSlug(), "creditLineUsd", 5, "billingMode", "stripe_metered"))
                .post("/v1/admin/workspaces")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"))
                .body("error.message", containsString("billing customer at Stripe"));
    }

    @Test
    void withoutACustomerStripeCouldChargeNobody() {
        refused(BilledWorkspace.make(pool), "needs a billing customer at Stripe");
    }

    @Test
    void aPaymentInFlightIsWaitedFor() {
        var workspace = known();
        workspace.checkout(workspace.link(), 20).statusCode(201);

        refused(workspace, "has to wait for a payment");
        workspace.execute("UPDATE payment SET state = 'expired' WHERE account_id = $1");
        workspace.switchTo("stripe_metered").statusCode(200);
    }

    /** In force or to come, but not what was superseded. */
    @Test
    void termsThatStripeDoesNotKnowAreInTheWay() {
        for (var special : List.of("discount", "commit_micros")) {
            var workspace = known();
            terms(workspace, 1, "2020-01-01", special, 120_000);
            refused(workspace, "needs terms with the catalogue's prices");
            terms(workspace, 2, "2020-02-01", special, 0);
            terms(workspace, 3, "2999-01-01", special, 120_000);
            refused(workspace, "needs terms with the catalogue's prices");
            terms(workspace, 4, "2999-01-01", special, 0);

            workspace.switchTo("stripe_metered").statusCode(200);
        }
    }

    private static void terms(BilledWorkspace workspace, int version, String from, String column, int value) {
        workspace.execute("""
                INSERT INTO workspace_terms (workspace_id, version, effective_from, plan_code, discount, discounted_keys, discounts,
                    priced_keys, prices_micros, included_micros, commit_micros, tax_rate)
                VALUES ($1, %d, '%s', 'free', %d, '{}', '{}', '{}', '{}', 0, %d, 0)""".formatted(
                        version, from, column.equals("discount") ? value : 0, column.equals("discount") ? 0 : value));
    }

    @Test
    void aRefundInFlightIsWaitedFor() {
        var workspace = known();
        paid(workspace);
        workspace.execute("""
                INSERT INTO refund (id, payment_id, account_id, amount_cents, taken_micros, requested_by, state, attempt,
                                    created_at)
                SELECT gen_random_uuid(), id, account_id, 500, 5000000, 'owner', 'requested', 1, now()
                FROM payment WHERE account_id = $1 AND state = 'paid'""");

        refused(workspace, "has to wait for a refund");
        workspace.execute("UPDATE refund SET state = 'failed', ended_at = now() WHERE account_id = $1");
        workspace.switchTo("stripe_metered").statusCode(200);
    }

    @Test
    void aDisputeIsWaitedFor() {
        var workspace = known();
        paid(workspace);
        workspace.execute("""
                INSERT INTO dispute (id, payment_id, account_id, amount_cents, reason, state, taken_micros, created_at)
                SELECT 'dp_' || id, id, account_id, 500, 'fraudulent', 'open', 0, now()
                FROM payment WHERE account_id = $1 AND state = 'paid'""");

        refused(workspace, "has to wait for a dispute");
        workspace.execute("UPDATE dispute SET state = 'won', ended_at = now() WHERE account_id = $1");
        workspace.switchTo("stripe_metered").statusCode(200);
    }

    @Test
    void creditsThatWereBoughtAreNotTaken() {
        var workspace = known();
        workspace.execute("UPDATE wallet SET purchased_micros = 50000 WHERE account_id = $1");

        refused(workspace, "without purchased credits, and this one has 5");
    }

    @Test
    void withoutALineNothingCouldBeUsed() {
        refused(BilledWorkspace.make(pool, 0).knownToStripe(), "needs a credit line above 0");
    }

    @Test
    void workInProgressHasToFitTheLine() {
        var workspace = BilledWorkspace.make(pool, 1).knownToStripe();
        workspace.grant(500).statusCode(201);
        var work = spending.begin(workspace.id().toString(), 101);

        refused(workspace, "covers the 101 credits held for work in progress, and 100 are unused");
        spending.end(work, workspace.id().toString(), 101);
        workspace.switchTo("stripe_metered").statusCode(200);
    }

    @Test
    void whatElseWasAskedForIsNotDoneEither() {
        var workspace = BilledWorkspace.make(pool);

        workspace
                .patch(Map.of("billingMode", "stripe_metered", "planCode", "growth"))
                .statusCode(409);

        workspace.look().body("planCode", equalTo("free")).body("billingMode", equalTo("internal_invoice"));
        workspace
                .knownToStripe()
                .patch(Map.of("billingMode", "stripe_metered", "planCode", "growth"))
                .statusCode(200)
                .body("planCode", equalTo("growth"))
                .body("billingMode", equalTo("stripe_metered"));
    }

    @Test
    void promotionalCreditsAreWithdrawnWithTheReason() {
        var workspace = known();
        workspace.grant(250).statusCode(201);

        workspace
                .switchTo("stripe_metered")
                .statusCode(200)
                .body("creditBalance", equalTo(0))
                .body("availableCredits", equalTo(10_000))
                .body("nextBillingMode", nullValue());

        with(workspace.apiKey())
                .get("/v1/platform/agent/transactions?limit=1")
                .then()
                .statusCode(200)
                .body("items.type", contains("promo_withdrawn"))
                .body("items.amount", contains(-250))
                .body("items.description", contains("Usage is metered from now on and charged by Stripe"));
        assertThat(workspace.one("SELECT concat_ws(' ', metered, after_seq) FROM billing_mode WHERE account_id = $1"))
                .isEqualTo("t 2");
    }

    @Test
    void theSameSwitchAgainChangesNothing() {
        var workspace = known().metered();
        int revision = workspace.look().extract().path("revision");

        workspace.switchTo("stripe_metered").statusCode(200).body("revision", equalTo(revision));

        assertThat(workspace.one("SELECT count(*)::text FROM billing_mode WHERE account_id = $1"))
                .isEqualTo("1");
    }

    @Test
    void nobodyGivesOrSellsItCredits() {
        var workspace = known();
        var link = workspace.link();
        workspace.metered();

        conflict(workspace.grant(1), "granted credits could not be spent");
        conflict(workspace.session(), "has no prepaid credits");
        conflict(workspace.checkout(link, 20), "has no prepaid credits");
        conflict(
                with(TestTokens.workspaceOwner(workspace.id().toString()))
                        .body(Map.of(
                                "autoReloadEnabled", true, "autoReloadThresholdUsd", 10, "autoReloadTargetUsd", 50))
                        .put("/v1/platform/owner/auto-reload")
                        .then(),
                "has no prepaid credits");
        assertThat(workspace.one("SELECT count(*)::text FROM payment WHERE account_id = $1 AND state <> 'expired'"))
                .isEqualTo("0");
    }

    @Test
    void whatItOwesAfterALostDisputeCanBePaidAndNoMore() {
        var workspace = known().metered();
        workspace.execute("UPDATE wallet SET purchased_micros = -7125000, overdraft_micros = 0 WHERE account_id = $1");
        var link = workspace.link();

        conflict(workspace.checkout(link, 8), "only what it owes");
        workspace.checkout(link, 7).statusCode(201);
    }

    @Test
    void aTopUpThatComesSecondSeesTheSwitch() throws Exception {
        var workspace = known();
        var link = workspace.link();

        var answers =
                inThisOrder(workspace, () -> workspace.switchTo("stripe_metered"), () -> workspace.checkout(link, 20));

        answers.getFirst().statusCode(200);
        conflict(answers.getLast(), "has no prepaid credits");
    }

    @Test
    void aSwitchThatComesSecondSeesTheTopUp() throws Exception {
        var workspace = known();
        var link = workspace.link();

        var answers =
                inThisOrder(workspace, () -> workspace.checkout(link, 20), () -> workspace.switchTo("stripe_metered"));

        answers.getFirst().statusCode(201);
        conflict(answers.getLast(), "has to wait for a payment");
        workspace.look().body("billingMode", equalTo("internal_invoice"));
    }

    @Test
    void aGrantThatComesSecondSeesTheSwitch() throws Exception {
        var workspace = known();

        var answers = inThisOrder(workspace, () -> workspace.switchTo("stripe_metered"), () -> workspace.grant(5));

        answers.getFirst().statusCode(200).body("creditBalance", equalTo(0));
        conflict(answers.getLast(), "granted credits could not be spent");
    }

    @Test
    void whatIsHeldKeepsTheModeThatItWasHeldIn() {
        var workspace = known();
        var account = workspace.id().toString();
        workspace.grant(50).statusCode(201);
        var before = spending.begin(account, 10);
        var forReturn = spending.begin(account, 10);
        workspace.metered();
        var metered = spending.begin(account, 10);

        spending.end(before, account, 9);
        spending.end(metered, account, 8);
        workspace.execute("UPDATE workspace SET metered_until = '2020-01-01Z', revision = revision + 1 WHERE id = $1");
        awaitMode(workspace, "internal_invoice");
        workspace.grant(50).statusCode(201);
        spending.end(forReturn, account, 7);

        assertThat(workspace.charged(before, "hold")).startsWith("hold not metered");
        assertThat(workspace.charged(before, "capture")).isEqualTo("capture not metered 0 0 9");
        assertThat(workspace.charged(metered, "hold")).startsWith("hold metered");
        assertThat(workspace.charged(metered, "capture")).isEqualTo("capture metered 0 0 8");
        assertThat(workspace.charged(forReturn, "capture")).isEqualTo("capture not metered 7 0 0");
    }

    @Test
    void whatIsMeteredAndHeldOnlyEndsAfterTheReturnIsStillOfTheLine() {
        var workspace = known().metered();
        var account = workspace.id().toString();
        var work = spending.begin(account, 10);
        workspace.execute("UPDATE workspace SET metered_until = '2020-01-01Z', revision = revision + 1 WHERE id = $1");
        awaitMode(workspace, "internal_invoice");
        workspace.grant(50).statusCode(201);

        spending.end(work, account, 6);

        assertThat(workspace.charged(work, "capture")).isEqualTo("capture metered 0 0 6");
    }

    @Test
    void usageWithoutAHoldHasTheModeOfWhenItWasFinalized() {
        var workspace = known();
        var account = workspace.id();
        var before = Instant.now();
        workspace.metered();
        var after = Instant.now();

        var earlier = spending.capture(account, "course.default", Money.ofCredits(1), Units.of(3), before);
        var later = spending.capture(account, "course.default", Money.ofCredits(1), Units.of(4), after);

        assertThat(workspace.charged(earlier, "capture")).isEqualTo("capture not metered 0 0 3");
        assertThat(workspace.charged(later, "capture")).isEqualTo("capture metered 0 0 4");
    }

    @Test
    void aUsedUpLineIsTheReasonOfARefusal() {
        var workspace = BilledWorkspace.make(pool, 1).knownToStripe().metered();
        spending.begin(workspace.id().toString(), 60);

        with(TestTokens.service("usage-service"))
                .body(Map.of(
                        "holds",
                        List.of(Map.of(
                                "holdId", UUID.randomUUID(),
                                "accountId", workspace.id(),
                                "amountMicros", 410_000))))
                .post("/internal/holds")
                .then()
                .statusCode(200)
                .body("answers[0].outcome", equalTo("REFUSED"))
                .body("answers[0].reason", equalTo("LINE_EXHAUSTED"));
    }

    @Test
    void theWayBackIsOverWhenTheMonthIs() {
        var workspace = known().metered();
        var end = YearMonth.now(ZoneOffset.UTC).plusMonths(1).atDay(1);

        workspace
                .switchTo("internal_invoice")
                .statusCode(200)
                .body("billingMode", equalTo("stripe_metered"))
                .body("nextBillingMode", equalTo("internal_invoice"))
                .body("nextBillingModeAt", equalTo(end + "T00:00:00Z"));
        int revision = workspace.look().extract().path("revision");
        workspace.switchTo("internal_invoice").statusCode(200).body("revision", equalTo(revision));
        conflict(workspace.grant(1), "granted credits could not be spent");

        moveTo(end.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(60));
        awaitMode(workspace, "internal_invoice");

        workspace.look().body("nextBillingMode", nullValue()).body("nextBillingModeAt", nullValue());
        workspace.grant(1).statusCode(201).body("creditBalance", equalTo(1));
        assertThat(workspace.one("""
                SELECT string_agg(metered || ' ' || to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), ', ' ORDER BY since DESC)
                FROM billing_mode WHERE account_id = $1""")).startsWith("false " + end + " 00:00, true ");
    }

    @Test
    void theWayBackCanBeTakenBack() {
        var workspace = known().metered();
        workspace.switchTo("internal_invoice").statusCode(200);

        workspace.switchTo("stripe_metered").statusCode(200).body("nextBillingModeAt", nullValue());

        var other = known().metered();
        moveTo(YearMonth.now(ZoneOffset.UTC)
                .plusMonths(1)
                .atDay(2)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC));
        other.execute("UPDATE workspace SET metered_until = '2020-01-01Z', revision = revision + 1 WHERE id = $1");
        awaitMode(other, "internal_invoice");
        workspace.look().body("billingMode", equalTo("stripe_metered"));
    }

    private BilledWorkspace known() {
        return BilledWorkspace.make(pool).knownToStripe();
    }

    private static void refused(BilledWorkspace workspace, String message) {
        conflict(workspace.switchTo("stripe_metered"), message);
        workspace.look().body("billingMode", equalTo("internal_invoice"));
    }

    private static void conflict(ValidatableResponse answer, String message) {
        answer.statusCode(409)
                .body("error.code", equalTo("platform_conflict"))
                .body("error.message", containsString(message));
    }

    /** A payment that was made and used up long ago. */
    private static void paid(BilledWorkspace workspace) {
        workspace.execute("""
                INSERT INTO payment (id, account_id, purpose, amount_cents, bonus_micros, saves_card, payer, state, session_id,
                                     session_url, payment_intent_id, attempt, created_at, expires_at, paid_at, receipt_number)
                VALUES (gen_random_uuid(), $1, 'top_up', 500, 0, false, 'owner', 'paid', 'cs_' || $1, 'https://stripe.test',
                        'pi_' || $1, 1, now(), now() + interval '1 hour', now(), 1000000 + floor(random() * 1000000000))""");
    }

    private static void moveTo(Instant time) {
        Clock.move(Duration.between(Instant.now(), time).toString());
    }

    private static void awaitMode(BilledWorkspace workspace, String mode) {
        await().atMost(PATIENCE).untilAsserted(() -> workspace.look().body("billingMode", equalTo(mode)));
    }

    /** Both wait for the wallet, the first one first. */
    private List<ValidatableResponse> inThisOrder(
            BilledWorkspace workspace, Supplier<ValidatableResponse> first, Supplier<ValidatableResponse> second)
            throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2);
                var locked = ledger.locking(new AccountId(workspace.id()))) {
            var one = CompletableFuture.supplyAsync(first, threads);
            awaitWaiting(1);
            var other = CompletableFuture.supplyAsync(second, threads);
            awaitWaiting(2);
            locked.release();
            return List.of(one.get(), other.get());
        }
    }

    private void awaitWaiting(int many) {
        await().atMost(PATIENCE)
                .until(() -> pool.query("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%wallet%'""").executeAndAwait().iterator().next().getLong(0) >= many);
    }
}
