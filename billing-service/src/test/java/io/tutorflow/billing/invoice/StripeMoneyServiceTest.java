package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** However often and wherever an invoice is paid that Stripe collects, it is paid once. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class StripeMoneyServiceTest extends CollectedWorkspace {

    /** Whether anything is left to be done about it. */
    private static final String LEFT = "SELECT count(*)::int FROM due_work WHERE job = 'stripe-invoices' AND id = $1";

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

    @Test
    void whatIsChargedAlthoughItWasPaidElsewhereGoesBackOnce() {
        var id = openInvoice().getString("id");
        var intent = payTwice(id);
        Stripes.fails("POST /v1/refunds", "lose_answer", 1);

        TestStripe.control("PUT", "payments/" + intent, Map.of("status", "succeeded"));

        Awaitility.await().atMost(PATIENCE).until(() -> refunds(intent).size() == 1);
        Awaitility.await().atMost(PATIENCE).until(() -> count(LEFT, UUID.fromString(id)) == 0);
        assertEquals(1, refunds(intent).size());
        assertEquals(2_900, refunds(intent).at("/0/amount").asInt());
        assertEquals(0, balance());
        assertEquals(1, transfersFrom("bank", id));
        assertEquals(0, transfersFrom("stripe clearing", id));
    }

    /** It may have lowered what another invoice asks for: then it would go back twice. */
    @Test
    void whatIsNoLongerOnTheCustomersBalanceIsForAPerson() {
        var id = openInvoice().getString("id");
        var intent = payTwice(id);
        Stripes.fails("POST /v1/customers/{id}", "refuse", 1_000);
        TestStripe.control("PUT", "payments/" + intent, Map.of("status", "succeeded"));
        Awaitility.await().atMost(PATIENCE).until(() -> failed(id).contains("unknown error"));

        TestStripe.control("PUT", "objects/" + customer(), Map.of("balance", 0));
        TestStripe.control("DELETE", "faults", Map.of());
        execute(
                "UPDATE due_work SET due_at = now(), parked_at = NULL WHERE job = 'stripe-invoices' AND id = $1",
                Tuple.of(UUID.fromString(id)));

        Awaitility.await().atMost(PATIENCE).until(() -> parked(id).contains("2900 cents too much"));
        assertEquals(0, refunds(intent).size());
    }

    /** Nothing is due any more when Stripe says so. */
    @Test
    void whatABankSendsBackIsRefundedAnewAndInTheEndLeftToAPerson() {
        var id = openInvoice().getString("id");
        var intent = payTwice(id);
        TestStripe.control("PUT", "payments/" + intent, Map.of("status", "succeeded"));

        for (int made = 1; made <= StripeInvoicePolicy.MOST_REFUNDS; made++) {
            awaitRefunds(intent, made, id);
            fails(refunds(intent).get(0));
        }

        Awaitility.await().atMost(PATIENCE).until(() -> parked(id).contains("3 refunds have failed"));
        assertEquals(StripeInvoicePolicy.MOST_REFUNDS, refunds(intent).size());
        assertEquals(0, balance());
    }

    private void awaitRefunds(String intent, int made, String id) {
        Awaitility.await().atMost(PATIENCE).until(() -> refunds(intent).size() == made);
        Awaitility.await().atMost(PATIENCE).until(() -> count(LEFT, UUID.fromString(id)) == 0);
    }

    @Test
    void whatABankTakesItsTimeForIsLookedAtAgain() {
        TestStripe.control("PUT", "refunds", Map.of("pending", true));
        var id = openInvoice().getString("id");
        var intent = payTwice(id);
        TestStripe.control("PUT", "payments/" + intent, Map.of("status", "succeeded"));
        Awaitility.await().atMost(PATIENCE).until(() -> refunds(intent).size() == 1);
        Stripes.withholdsWebhooks();
        assertEquals(1, count(LEFT, UUID.fromString(id)));

        TestStripe.control("PUT", "refunds/" + refunds(intent).at("/0/id").asText(), Map.of("status", "succeeded"));
        lookNow(id);

        awaitRefunds(intent, 1, id);
    }

    private static void fails(JsonNode refund) {
        TestStripe.control("PUT", "refunds/" + refund.path("id").asText(), Map.of("status", "failed"));
    }

    private int balance() {
        return TestStripe.get("/v1/customers/" + customer()).path("balance").asInt();
    }

    /** Elsewhere, while Stripe's payment, which is answered, is still in progress. */
    private String payTwice(String id) {
        TestStripe.control("PUT", "payments", Map.of("settleLater", true));
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        payOnPage();
        var intent = TestStripe.get("/v1/invoice_payments?invoice=" + idAtStripe())
                .at("/data/0/payment/payment_intent")
                .asText();
        TestStripe.control("POST", "invoices/" + idAtStripe() + "/payments", Map.of());
        awaitStatus("paid");
        return intent;
    }

    private String failed(String id) {
        var rows = pool.preparedQuery(
                        "SELECT coalesce(error, '') FROM due_work WHERE job = 'stripe-invoices' AND id = $1")
                .execute(Tuple.of(UUID.fromString(id)))
                .await()
                .indefinitely();
        return rows.size() == 0 ? "" : rows.iterator().next().getString(0);
    }

    @Test
    void aCreditNoteOfWhatStripeWasPaidForGivesBackWhatStripeHas() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        payOnPage();
        awaitStatus("paid");

        var note = post(id, "credit-notes", Map.of("reason", "duplicate", "idempotencyKey", UUID.randomUUID()))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");

        assertEquals(usd("29").micros(), booked("usage_returned", "given-back:" + note));
        assertEquals(1, givenBackInto("stripe clearing", note));
        assertEquals(0, givenBackInto("bank", note));
    }

    private int givenBackInto(String house, String note) {
        return count(
                "SELECT count(*)::int FROM transfer t JOIN house_account h ON h.id = t.credit_account_id"
                        + " WHERE t.id = $1 AND t.kind = 'usage_returned' AND h.name = '" + house + "'",
                UUID.nameUUIDFromBytes(("given-back:" + note).getBytes(UTF_8)));
    }

    /** It came in past Stripe, and cannot go back through it. */
    @Test
    void whatIsPaidElsewhereTwiceIsForAPerson() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");

        TestStripe.control("POST", "invoices/" + idAtStripe() + "/payments", Map.of("amount", 3_000));

        Awaitility.await().atMost(PATIENCE).until(() -> parked(id).contains("100 cents too much"));
        assertEquals("paid", newest().getString("status"));
        assertEquals(usd("29").micros(), booked("line_cleared", "invoice:" + id));
    }

    private static int advance(String theirs) {
        try {
            TestStripe.control("POST", "invoices/" + theirs + "/advance", Map.of());
            return 200;
        } catch (IllegalStateException paidMeanwhile) {
            return 409;
        }
    }

    private static JsonNode refunds(String intent) {
        return TestStripe.get("/v1/refunds?payment_intent=" + intent).path("data");
    }
}
