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
        TestStripe.control("PUT", "payments", Map.of("settleLater", true));
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        payOnPage();
        var intent = TestStripe.get("/v1/invoice_payments?invoice=" + idAtStripe())
                .at("/data/0/payment/payment_intent")
                .asText();
        TestStripe.control("POST", "invoices/" + idAtStripe() + "/payments", Map.of());
        awaitStatus("paid");
        Stripes.fails("POST /v1/refunds", "lose_answer", 1);

        TestStripe.control("PUT", "payments/" + intent, Map.of("status", "succeeded"));

        Awaitility.await().atMost(PATIENCE).until(() -> refunds(intent).size() == 1);
        Awaitility.await().atMost(PATIENCE).until(() -> count(LEFT, UUID.fromString(id)) == 0);
        assertEquals(1, refunds(intent).size());
        assertEquals(2_900, refunds(intent).at("/0/amount").asInt());
        assertEquals(
                0, TestStripe.get("/v1/customers/" + customer()).path("balance").asInt());
        assertEquals(1, transfersFrom("bank", id));
        assertEquals(0, transfersFrom("stripe clearing", id));
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
