package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends an invoice here ends it at Stripe, and the other way round. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class StripeEndingServiceTest extends CollectedWorkspace {

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
}
