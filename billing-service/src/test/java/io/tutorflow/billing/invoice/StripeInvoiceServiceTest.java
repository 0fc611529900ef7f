package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An invoice of $29 that Stripe collects. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class StripeInvoiceServiceTest extends InvoicedWorkspace {

    private static final Map<String, ?> REASON = Map.of("reason", "wire of Nov 3");

    @BeforeEach
    void stripeIsAsUsual() {
        Stripes.isAsUsual();
    }

    @AfterEach
    void askedStripeOnlyForWhatItKnows() {
        TestStripe.control("DELETE", "faults", Map.of());
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void aLinkIsMadeOnceAndWhatIsPaidThereIsPaidHere() {
        var id = openInvoice().getString("id");
        collect(id, "saved_card").statusCode(409).body("error.message", containsString("no saved card"));

        var statuses =
                AtOnce.call(4, caller -> collect(id, "hosted_link").extract().statusCode());

        assertEquals(List.of(200, 200, 200, 200), statuses);
        collect(id, "saved_card").statusCode(409).body("error.message", containsString("another way"));
        awaitStripe("open");
        var theirs = onlyAtStripe();
        assertEquals(2_900, theirs.path("total").asInt());
        assertEquals(newest().getString("number"), theirs.path("number").asText());
        assertEquals("send_invoice", theirs.path("collection_method").asText());
        assertEquals(1, theirs.at("/lines/data").size());
        credit(id).statusCode(409).body("error.message", containsString("Stripe is collecting"));

        payOnPage();

        awaitStatus("paid");
        assertTrue(newest().getString("reason").startsWith("Stripe's invoice in_"));
        assertEquals(0, usedLine());
        assertEquals(usd("29").micros(), booked("line_cleared", "invoice:" + id));
        assertEquals(1, transfersFrom("stripe clearing", id));
        assertEquals(0, count("SELECT count(*)::int FROM payment WHERE account_id = $1", account));
        assertTrue(count(
                        "SELECT count(*)::int FROM stripe_event WHERE payment_id IS NULL AND object_id ="
                                + " (SELECT payment_intent_id FROM stripe_invoice WHERE invoice_id = $1)",
                        UUID.fromString(id))
                > 0);
        pay(id).statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /v1/customers, lose_answer",
        "POST /v1/invoices, lose_answer",
        "POST /v1/invoices/{id}/add_lines, lose_answer",
        "POST /v1/invoices/{id}/finalize, lose_answer",
        "POST /v1/invoices, fail_afterwards",
        "POST /v1/invoices/{id}/add_lines, fail_afterwards",
        "POST /v1/invoices/{id}/finalize, fail_afterwards"
    })
    void whatStripeDidWithoutSayingSoIsNotDoneAgain(String operation, String kind) {
        var id = openInvoice().getString("id");
        Stripes.fails(operation, kind, 1);

        collect(id, "hosted_link").statusCode(200);

        awaitStripe("open");
        assertEquals(2_900, onlyAtStripe().path("total").asInt());
    }

    @Test
    void whoIsToldToComeLaterComesLater() {
        var id = openInvoice().getString("id");
        for (var operation : List.of("POST /v1/invoices", "POST /v1/invoices/{id}/finalize")) {
            TestStripe.control(
                    "PUT", "faults", Map.of("operation", operation, "kind", "refuse", "times", 1, "status", 429));
        }

        collect(id, "hosted_link").statusCode(200);

        awaitStripe("open");
        onlyAtStripe();
    }

    /** As long after the crash as Stripe forgets its keys. */
    @Test
    void aKilledServiceFindsItsDraftByOurIdAndFinishesIt() {
        var id = openInvoice().getString("id");
        TestStripe.control(
                "PUT",
                "faults",
                Map.of(
                        "operation",
                        "POST /v1/invoices/{id}/finalize",
                        "kind",
                        "refuse",
                        "times",
                        1_000,
                        "status",
                        429));
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("draft");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> onlyAtStripe().at("/lines/data").size() == 1);
        execute(
                "UPDATE stripe_invoice SET stripe_id = NULL, status = NULL, finalizing = false, attempt = attempt + 1"
                        + " WHERE invoice_id = $1",
                Tuple.of(UUID.fromString(id)));

        TestStripe.control("DELETE", "faults", Map.of());
        lookNow(id);

        awaitStripe("open");
        assertEquals(2_900, onlyAtStripe().path("total").asInt());
    }

    @Test
    void withoutWebhooksStripeIsAsked() {
        Stripes.withholdsWebhooks();
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");

        payOnPage();
        lookNow(id);

        awaitStatus("paid");
        assertEquals(0, usedLine());
    }

    @Test
    void whatIsPaidByHandIsPaidOutOfBandAtStripeFirst() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");

        post(id, "mark-paid", REASON).statusCode(200).body("status", equalTo("paid"));

        assertEquals("paid", onlyAtStripe().path("status").asText());
        assertEquals(2_900, onlyAtStripe().path("amount_paid_off_stripe").asInt());
        assertEquals(usd("29").micros(), booked("line_cleared", "invoice:" + id));
        assertEquals(1, transfersFrom("bank", id));
    }

    @Test
    void whileAPaymentIsInProgressNothingIsPaidByHand() {
        TestStripe.control("PUT", "payments", Map.of("settleLater", true));
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        payOnPage();

        post(id, "mark-paid", REASON).statusCode(409).body("error.message", containsString("just have been paid"));

        var payment = TestStripe.get("/v1/invoice_payments?invoice=" + idAtStripe());
        TestStripe.control(
                "PUT",
                "payments/" + payment.at("/data/0/payment/payment_intent").asText(),
                Map.of("status", "succeeded"));
        awaitStatus("paid");
        assertEquals(0, onlyAtStripe().path("amount_overpaid").asInt());
        assertEquals(1, transfersFrom("stripe clearing", id));
    }

    @Test
    void whatIsMadeVoidIsMadeVoidAtStripeFirst() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");

        post(id, "void", REASON)
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("stripe", nullValue());

        assertEquals("void", onlyAtStripe().path("status").asText());
        assertEquals("void", of(id).getString("status"));
        assertEquals(usd("29").micros(), usedLine());
    }

    @Test
    void whatIsGivenUpHereIsGivenUpAtStripeAndFreezesNothing() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");

        post(id, "mark-uncollectible", REASON).statusCode(200);

        awaitStripe("uncollectible");
        assertEquals("wire of Nov 3", newest().getString("reason"));
        assertTrue(available().isPositive());
        payOnPage();
        awaitStatus("paid");
        assertEquals(0, usedLine());
    }

    @Test
    void theLastStepOfDunningFreezesTheLineUntilItIsPaid() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        var before = available();

        TestStripe.control("POST", "invoices/" + idAtStripe() + "/advance", Map.of());

        awaitStatus("uncollectible");
        assertEquals(before.minus(usd("71")), available());
        payOnPage();
        awaitStatus("paid");
        assertEquals(before.plus(usd("29")), available());
        assertEquals(usd("29").micros(), booked("line_cleared", "invoice:" + id));
    }

    @Test
    void aLineThatDunningFrozeIsFreeAgainOnceItsInvoiceIsVoid() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        var before = available();
        TestStripe.control("POST", "invoices/" + idAtStripe() + "/advance", Map.of());
        awaitStatus("uncollectible");
        assertEquals(before.minus(usd("71")), available());

        post(id, "void", REASON).statusCode(200);

        assertEquals(before, available());
    }

    @Test
    void whatWasReopenedDoesNotGoToStripeTwice() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        payOnPage();
        awaitStatus("paid");
        post(id, "reopen", REASON).statusCode(200);

        collect(id, "hosted_link").statusCode(409).body("error.message", containsString("before it was reopened"));

        post(id, "void", REASON).statusCode(200).body("status", equalTo("draft"));
        var replacement = open(newest()).extract().jsonPath().getString("id");
        collect(replacement, "hosted_link").statusCode(200);
        awaitStripe("open");
        assertEquals(2, atStripe().size());
    }

    @Test
    void aCardThatIsDeclinedIsTriedAgainByStripe() {
        var id = openInvoice().getString("id");
        var card = saveCard();
        TestStripe.control("PUT", "payment_methods/" + card, Map.of("behavesLike", Stripes.DECLINED));
        collect(id, "saved_card").statusCode(200).body("stripe.collection", equalTo("saved_card"));
        awaitStripe("open");
        assertEquals(
                "charge_automatically", onlyAtStripe().path("collection_method").asText());

        TestStripe.control("POST", "invoices/" + idAtStripe() + "/advance", Map.of());
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        shown(id).body("stripe.attempts", equalTo(1)).body("stripe.nextAttemptAt", notNullValue()));
        TestStripe.control("PUT", "payment_methods/" + card, Map.of("behavesLike", Stripes.PAYS));
        TestStripe.control("POST", "invoices/" + idAtStripe() + "/advance", Map.of());

        awaitStatus("paid");
        assertEquals(1, transfersFrom("stripe clearing", id));
    }

    @Test
    void thePageTheCardAndAHandAtTheSameMomentAreOnePayment() {
        var id = openInvoice().getString("id");
        saveCard();
        collect(id, "saved_card").statusCode(200);
        awaitStripe("open");
        var page = shown(id).extract().jsonPath().getString("stripe.hostedUrl");
        var theirs = idAtStripe();

        AtOnce.call(3, caller -> switch (caller) {
            case 0 -> TestStripe.pay(page, Stripes.PAYS).statusCode();
            case 1 -> advance(theirs);
            default -> post(id, "mark-paid", REASON).extract().statusCode();
        });

        awaitStatus("paid");
        assertEquals(0, usedLine());
        assertEquals(0, onlyAtStripe().path("amount_overpaid").asInt());
        assertEquals(usd("29").micros(), booked("line_cleared", "invoice:" + id));
        assertEquals(1, transfersFrom("stripe clearing", id) + transfersFrom("bank", id));
        boolean isElsewhere = onlyAtStripe().path("amount_paid_off_stripe").asInt() > 0;
        assertEquals(isElsewhere ? 1 : 0, transfersFrom("bank", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"void", "mark_uncollectible"})
    void whatIsDoneAtStripeByHandIsDoneHere(String action) {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");

        TestStripe.post("/v1/invoices/" + idAtStripe() + "/" + action, "");

        var status = action.equals("void") ? "void" : "uncollectible";
        Awaitility.await().atMost(PATIENCE).until(() -> status.equals(of(id).getString("status")));
        assertEquals(usd("29").micros(), usedLine());
    }

    /** Stripe lowers what is due by a balance of the customer: never finalized, a person looks. */
    @Test
    void whatComesToAnotherSumAtStripeIsParkedAndNotCollected() {
        var id = openInvoice().getString("id");
        var customer = saveCardsCustomer();
        TestStripe.post("/v1/customers/" + customer, "balance=-100");

        collect(id, "hosted_link").statusCode(200);

        Awaitility.await().atMost(PATIENCE).until(() -> parked(id).contains("2900 cents are due here"));
        assertEquals("draft", onlyAtStripe().path("status").asText());
        post(id, "mark-paid", REASON).statusCode(200);
        Awaitility.await().atMost(PATIENCE).until(() -> atStripe().isEmpty());
        assertEquals("deleted", shown(id).extract().jsonPath().getString("stripe.status"));
    }

    @Test
    void onlyOpenInvoicesAreCollected() {
        details();
        lessons(FIRST, 1_000);
        close();
        var draft = only();

        collect(draft.getString("id"), "hosted_link").statusCode(409);
        collect(UUID.randomUUID().toString(), "hosted_link").statusCode(404);
        collect(draft.getString("id"), "both").statusCode(400);
        var id = open(draft).extract().jsonPath().getString("id");
        credit(id).statusCode(201);
        collect(id, "hosted_link").statusCode(409).body("error.message", containsString("credit note"));
    }

    @Test
    void aWorkspacesInvoicesAreCollectedAsIsSetFromTheirOpeningOn() {
        collection("by_hand");
        setCollection("saved_card").statusCode(200);
        collection("saved_card");
        setCollection("both").statusCode(400);

        openInvoice();

        // It has no card.
        assertEquals("hosted_link", newest().getString("stripe.collection"));
        awaitStripe("open");
        onlyAtStripe();
    }

    private void collection(String expected) {
        with(OPERATOR)
                .get("/v1/admin/workspaces/" + account + "/invoice-collection")
                .then()
                .statusCode(200)
                .body("collection", equalTo(expected));
    }

    private ValidatableResponse setCollection(String wanted) {
        return with(OPERATOR)
                .body(Map.of("collection", wanted))
                .put("/v1/admin/workspaces/" + account + "/invoice-collection")
                .then();
    }

    private static ValidatableResponse collect(String id, String path) {
        return post(id, "stripe", Map.of("collection", path));
    }

    private static ValidatableResponse credit(String id) {
        return post(
                id,
                "credit-notes",
                Map.of("reason", "duplicate", "lines", List.of(Map.of("line", 1, "quantity", 100))));
    }

    private static int advance(String theirs) {
        try {
            TestStripe.control("POST", "invoices/" + theirs + "/advance", Map.of());
            return 200;
        } catch (IllegalStateException paidMeanwhile) {
            return 409;
        }
    }

    private void payOnPage() {
        var page = newest().getString("stripe.hostedUrl");
        assertTrue(TestStripe.pay(page, Stripes.PAYS).statusCode() < 400);
    }

    private static ValidatableResponse shown(String id) {
        return with(OPERATOR).get("/v1/admin/invoices/" + id).then().statusCode(200);
    }

    private static JsonPath of(String id) {
        return shown(id).extract().jsonPath();
    }

    private void awaitStripe(String status) {
        Awaitility.await().atMost(PATIENCE).until(() -> status.equals(newest().getString("stripe.status")));
    }

    private void awaitStatus(String status) {
        Awaitility.await().atMost(PATIENCE).until(() -> status.equals(newest().getString("status")));
    }

    private String idAtStripe() {
        return newest().getString("stripe.invoiceId");
    }

    private JsonNode onlyAtStripe() {
        var all = atStripe();
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    private JsonNode atStripe() {
        return TestStripe.get("/v1/invoices?limit=10&customer=" + customer()).path("data");
    }

    private String customer() {
        return pool.preparedQuery("SELECT customer_id FROM stripe_customer WHERE account_id = $1")
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private String saveCardsCustomer() {
        saveCard();
        return customer();
    }

    /** On Stripe's page, as an owner does. */
    private String saveCard() {
        execute(
                "UPDATE workspace SET email = $2, email_verified = true, revision = revision + 1 WHERE id = $1",
                Tuple.of(account, UUID.randomUUID() + "@school.example"));
        String page = with(TestTokens.workspaceOwner(account.toString()))
                .body(Map.of())
                .post("/v1/platform/owner/payment-methods")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        assertTrue(TestStripe.pay(page, Stripes.PAYS).statusCode() < 400);
        Awaitility.await().atMost(PATIENCE).until(() -> card() != null);
        return card();
    }

    private String card() {
        return pool.preparedQuery("SELECT payment_method_id FROM stripe_customer WHERE account_id = $1")
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private void lookNow(String id) {
        execute(
                "UPDATE due_work SET due_at = now() WHERE job = 'stripe-invoices' AND id = $1",
                Tuple.of(UUID.fromString(id)));
    }

    private String parked(String id) {
        var rows = pool.preparedQuery(
                        "SELECT error FROM due_work WHERE job = 'stripe-invoices' AND id = $1 AND parked_at IS NOT NULL")
                .execute(Tuple.of(UUID.fromString(id)))
                .await()
                .indefinitely();
        return rows.size() == 0 ? "" : rows.iterator().next().getString(0);
    }

    private int count(String sql, UUID of) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(of))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }

    /** How many transfers say that the invoice's money came in there. */
    private int transfersFrom(String house, String id) {
        var key = UUID.nameUUIDFromBytes(("invoice:" + id).getBytes(UTF_8));
        return pool.preparedQuery("""
                        SELECT count(*)::int FROM transfer t JOIN house_account h ON h.id = t.debit_account_id
                        WHERE t.id = $1 AND h.name = $2 AND t.kind = 'line_cleared'""")
                .execute(Tuple.of(key, house))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }
}
