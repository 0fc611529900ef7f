package io.tutorflow.billing.meter.plan;

import static io.tutorflow.billing.Newcomers.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.account.mode.BilledWorkspace;
import io.tutorflow.billing.meter.MeterLimits;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each metered workspace has one subscription, as it and the catalogue are; what hinders that is parked with its reason. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class SubscribingServiceTest {

    private static final String CATALOG = "/v1/admin/stripe/catalog";
    private static final String SUBSCRIBE = "POST /v1/subscriptions";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    private ToldPrices told;
    private BilledWorkspace workspace;

    @BeforeEach
    void aWorkspaceThatStripeKnows() {
        Stripes.isAsUsual();
        told = new ToldPrices(pool);
        told.tell(told.price("lesson", "0.05", 2), told.price("render", "video_minute", "0.15", 2));
        workspace = BilledWorkspace.make(pool).knownToStripe();
    }

    @AfterEach
    void stripeWasAskedAsItsSchemaSays() {
        TestStripe.control("DELETE", "faults", Map.of());
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void aMeteredWorkspaceSubscribesToEveryPrice() {
        provision();

        workspace.metered();

        awaitStatus("running");
        var subscription = subscription();
        assertThat(subscription.at("/billing_mode/type").asText()).isEqualTo("flexible");
        assertThat(subscription.path("billing_cycle_anchor_config").toString())
                .isEqualTo("{\"day_of_month\":1,\"hour\":0,\"minute\":0,\"second\":0,\"month\":null}");
        assertThat(subscription.at("/metadata/account_id").asText())
                .isEqualTo(workspace.id().toString());
        assertThat(subscription.path("collection_method").asText()).isEqualTo("send_invoice");
        assertThat(subscription.path("cancel_at_period_end").asBoolean()).isFalse();
        assertThat(items()).containsExactlyInAnyOrder(told.lookupKey("lesson", 2), told.lookupKey("render", 2));
    }

    @Test
    void anAnswerThatIsLostIsNoSecondSubscription() {
        provision();
        TestStripe.control("PUT", "faults", Map.of("operation", SUBSCRIBE, "kind", "lose_answer", "times", 1));

        workspace.metered();

        awaitStatus("running");
        assertThat(subscriptions()).hasSize(1);
    }

    /** Stripe repeats an error of its own under the same key. */
    @Test
    void whatHasFailedAtStripeAndIsThereAllTheSameIsFound() {
        provision();
        TestStripe.control("PUT", "faults", Map.of("operation", SUBSCRIBE, "kind", "fail_afterwards", "times", 1));

        workspace.metered();

        awaitStatus("running");
        assertThat(subscriptions()).hasSize(1);
    }

    @Test
    void untilTheCatalogueIsAtStripeItIsParked() {
        workspace.metered();
        awaitParked("POST /v1/admin/stripe/catalog makes what is missing");

        provision();

        awaitStatus("running");
        assertThat(parked()).isNull();
    }

    @Test
    void whoReturnsToInvoicesEndsWithTheMonthUnlessThatIsTakenBack() {
        subscribed();

        workspace.switchTo("internal_invoice").statusCode(200);
        awaitStatus("ending");
        assertThat(subscription().path("cancel_at_period_end").asBoolean()).isTrue();
        await().atMost(PATIENCE).until(() -> chargedUntil().equals(Set.of(endOfItsMonth())));

        workspace.switchTo("stripe_metered").statusCode(200);
        awaitStatus("running");
        assertThat(subscription().path("cancel_at_period_end").asBoolean()).isFalse();
        await().atMost(PATIENCE).until(() -> chargedUntil().equals(Set.of("")));
    }

    /** Of all its meters; empty if it goes on. */
    private Set<String> chargedUntil() {
        return StreamSupport.stream(
                        workspace
                                .execute("SELECT until FROM metered_item WHERE account_id = $1")
                                .spliterator(),
                        false)
                .map(row -> row.getOffsetDateTime("until"))
                .map(until -> until == null ? "" : until.toInstant().toString())
                .collect(Collectors.toSet());
    }

    private String endOfItsMonth() {
        return Instant.ofEpochSecond(subscription().path("cancel_at").asLong()).toString();
    }

    @Test
    void whatIsOverAfterTheReturnIsOverAsPlannedAndALaterSwitchBeginsAnother() {
        subscribed();
        workspace.switchTo("internal_invoice").statusCode(200);
        awaitStatus("ending");
        workspace.execute("UPDATE workspace SET metered_until = '2020-01-01Z', revision = revision + 1 WHERE id = $1");
        await().atMost(PATIENCE)
                .until(() -> workspace
                        .one("SELECT billing_mode FROM workspace WHERE id = $1")
                        .equals("internal_invoice"));

        TestStripe.delete("/v1/subscriptions/" + newest().getString("subscription_id"));

        awaitStatus("over");
        workspace.metered();
        awaitStatus("running");
        assertThat(newest().getInteger("generation")).isEqualTo(2);
        assertThat(parked()).isNull();
    }

    @Test
    void whatSomebodyElseHasEndedIsParkedUntilAPersonWantsAnother() {
        subscribed();
        var ended = newest().getString("subscription_id");

        TestStripe.delete("/v1/subscriptions/" + ended);

        awaitParked("Somebody has ended its subscription " + ended + " at Stripe");
        with(TestTokens.operator())
                .get("/v1/admin/schedulers")
                .then()
                .body(
                        "schedulers.find { it.name == 'metered-subscriptions' }.parked.find { it.id == '"
                                + workspace.id() + "' }.reason",
                        containsString(ended));
        with(TestTokens.operator()).get(door()).then().statusCode(200).body("status", equalTo("lost"));
        retry();
        awaitParked("Somebody has ended its subscription " + ended + " at Stripe");
        assertThat(subscriptions()).isEmpty();
        assertThat(chargedUntil()).isEmpty();

        with(TestTokens.operator())
                .post(door())
                .then()
                .statusCode(200)
                .body("status", equalTo("over"))
                .body("subscriptionId", equalTo(ended));

        awaitStatus("running");
        assertThat(newest().getString("subscription_id")).isNotEqualTo(ended);
        with(TestTokens.operator())
                .post(door())
                .then()
                .statusCode(409)
                .body("error.message", containsString("the newest is running"));
    }

    @Test
    void whoWasNeverMeteredHasNone() {
        with(TestTokens.operator()).get(door()).then().statusCode(404);
        with(TestTokens.operator()).post(door()).then().statusCode(404);
    }

    private String door() {
        return "/v1/admin/workspaces/" + workspace.id() + "/subscription";
    }

    /** Whoever has its price keeps it, whoever comes gets the others, and what it had held up goes on. */
    @Test
    void anArchivedMeterHoldsUpOnlyWhatItWouldCount() {
        subscribed();
        var meter = meter(told.eventName("lesson", 2));
        TestStripe.post("/v1/billing/meters/" + meter + "/deactivate", "");
        var lane = unsent(told.eventName("lesson", 2));
        provision();
        awaitWaitsSaying(told.eventName("lesson", 2) + " is archived at Stripe: " + meter);
        assertThat(items()).containsExactlyInAnyOrder(told.lookupKey("lesson", 2), told.lookupKey("render", 2));

        workspace = BilledWorkspace.make(pool).knownToStripe().metered();

        awaitStatus("running");
        awaitWaitsSaying(told.eventName("lesson", 2) + " is archived at Stripe: " + meter);
        assertThat(items()).containsExactly(told.lookupKey("render", 2));
        await().atMost(PATIENCE).until(() -> isParked(lane));
        TestStripe.post("/v1/billing/meters/" + meter + "/reactivate", "");
        provision();
        awaitItems(told.lookupKey("lesson", 2), told.lookupKey("render", 2));
        await().atMost(PATIENCE).until(() -> reportedOf(lane) == 1);
    }

    private UUID unsent(String eventName) {
        var lane = UUID.nameUUIDFromBytes(("meter:" + workspace.id() + ":" + eventName).getBytes(UTF_8));
        pool.preparedQuery("""
                INSERT INTO metered_usage (id, account_id, lane_id, event_name, value, finalized_at, status)
                VALUES (gen_random_uuid(), $1, $2, $3, 1, now(), 'pending')""").executeAndAwait(Tuple.of(workspace.id(), lane, eventName));
        return lane;
    }

    private boolean isParked(UUID lane) {
        return pool.preparedQuery(
                                "SELECT FROM due_work WHERE job = 'meter-reports' AND id = $1 AND parked_at IS NOT NULL")
                        .executeAndAwait(Tuple.of(lane))
                        .size()
                > 0;
    }

    private int reportedOf(UUID lane) {
        return pool.preparedQuery("SELECT FROM metered_usage WHERE lane_id = $1 AND status = 'reported'")
                .executeAndAwait(Tuple.of(lane))
                .size();
    }

    private void awaitWaitsSaying(String why) {
        await().atMost(PATIENCE)
                .until(() -> waits()
                        && String.valueOf(workspace.one(
                                        "SELECT error FROM due_work WHERE job = 'metered-subscriptions' AND id = $1"))
                                .contains(why));
    }

    @Test
    void whomStripeDoesNotKnowItCannotCharge() {
        workspace.metered();
        awaitParked("Stripe has no");
        workspace.execute(
                "UPDATE stripe_customer SET customer_id = 'cus_' || left(account_id::text, 8) WHERE account_id = $1");
        provision();
        awaitParked("Stripe refuses it: No such customer");

        workspace.execute("DELETE FROM stripe_customer WHERE account_id = $1");
        retry();
        awaitParked("has no customer at Stripe");
    }

    /** Both are refused, each while the other holds; asked for at once, one may not see the other. */
    @Test
    void whoPaysLessThanTheCatalogueIsNotChargedByIt() {
        workspace.metered();
        awaitParked("POST /v1/admin/stripe/catalog makes what is missing");
        workspace.execute("""
                INSERT INTO workspace_terms (workspace_id, version, effective_from, plan_code, discount, discounted_keys, discounts,
                    priced_keys, prices_micros, included_micros, commit_micros, tax_rate)
                VALUES ($1, 1, '2020-01-01Z', 'enterprise', 120000, '{}', '{}', '{}', '{}', 0, 0, 0)""");

        provision();

        awaitParked("Its terms reduce prices");
        assertThat(subscriptions()).isEmpty();
    }

    /** What is reported last with a time of the period, and sent again, is still on its invoice. */
    @Test
    void anInvoiceStaysADraftPastOurGrace() {
        subscribed();

        TestStripe.delete("/v1/subscriptions/" + newest().getString("subscription_id") + "?invoice_now=true");

        await().atMost(PATIENCE)
                .until(() -> invoices().size() == 1
                        && finalizesAfter(invoices().getFirst()).equals(MeterLimits.DRAFT));
    }

    @Test
    void anotherPriceIsSubscribedToBesideTheOldOneUntilTheMonthIsOver() {
        subscribed();
        var old = new CatalogVersion(1, ToldPrices.LONG_AGO, List.of(told.price("lesson", "0.05", 2)));
        told.tell(old, new CatalogVersion(2, Instant.now().minusSeconds(60), List.of(told.price("lesson", "0.06", 3))));

        provision();

        awaitItems(told.lookupKey("lesson", 2), told.lookupKey("lesson", 3), told.lookupKey("render", 2));
        pool.query("UPDATE metered_price SET effective_from = now() - interval '70 days' WHERE version = 2")
                .executeAndAwait();
        look();
        awaitItems(told.lookupKey("lesson", 3));
        assertThat(subscriptions()).hasSize(1);
    }

    private void subscribed() {
        provision();
        workspace.metered();
        awaitStatus("running");
        await().atMost(PATIENCE).until(this::waits);
    }

    private static void provision() {
        with(TestTokens.operator()).post(CATALOG).then().statusCode(200);
    }

    private void retry() {
        with(TestTokens.operator())
                .post("/v1/admin/schedulers/metered-subscriptions/parked/" + workspace.id() + "/retry")
                .then()
                .statusCode(200);
    }

    /** As it is once a day. */
    private void look() {
        workspace.execute(
                "UPDATE due_work SET due_at = now() WHERE job = 'metered-subscriptions' AND id = $1 AND parked_at IS NULL");
    }

    /** For its next look, after one that found nothing to do. */
    private boolean waits() {
        return workspace.execute("""
                                SELECT FROM due_work WHERE job = 'metered-subscriptions' AND id = $1
                                    AND due_at > now() + interval '5 minutes'""").size() > 0;
    }

    private void awaitStatus(String status) {
        await().atMost(PATIENCE).until(() -> {
            var rows = rows();
            return !rows.isEmpty() && rows.getFirst().getString("status").equals(status);
        });
    }

    private void awaitParked(String why) {
        await().atMost(PATIENCE).until(() -> {
            var reason = parked();
            return reason != null && reason.contains(why);
        });
    }

    private void awaitItems(String... lookupKeys) {
        await().atMost(PATIENCE).until(() -> items().equals(Set.of(lookupKeys)));
    }

    private @Nullable String parked() {
        var rows = workspace.execute(
                "SELECT error FROM due_work WHERE job = 'metered-subscriptions' AND id = $1 AND parked_at IS NOT NULL");
        return rows.size() == 0 ? null : rows.iterator().next().getString(0);
    }

    private Row newest() {
        return rows().getFirst();
    }

    private List<Row> rows() {
        return StreamSupport.stream(
                        workspace
                                .execute(
                                        "SELECT * FROM metered_subscription WHERE account_id = $1 ORDER BY generation DESC")
                                .spliterator(),
                        false)
                .toList();
    }

    private JsonNode subscription() {
        return TestStripe.get("/v1/subscriptions/" + newest().getString("subscription_id"));
    }

    private Set<String> items() {
        return all(subscription().path("items")).stream()
                .map(item -> item.at("/price/lookup_key").asText())
                .collect(Collectors.toSet());
    }

    private List<JsonNode> subscriptions() {
        return all(TestStripe.get("/v1/subscriptions?customer=" + customer()));
    }

    private List<JsonNode> invoices() {
        return all(TestStripe.get("/v1/invoices?customer=" + customer()));
    }

    private static Duration finalizesAfter(JsonNode invoice) {
        return Duration.ofSeconds(invoice.path("automatically_finalizes_at").asLong()
                - invoice.path("created").asLong());
    }

    private String customer() {
        return workspace.one("SELECT customer_id FROM stripe_customer WHERE account_id = $1");
    }

    private static String meter(String eventName) {
        return all(TestStripe.get("/v1/billing/meters?limit=100")).stream()
                .filter(meter -> meter.path("event_name").asText().equals(eventName))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.path("data").spliterator(), false).toList();
    }
}
