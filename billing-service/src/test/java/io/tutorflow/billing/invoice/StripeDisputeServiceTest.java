package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Banks dispute what Stripe has charged for an invoice of $29. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class StripeDisputeServiceTest extends CollectedWorkspace {

    @Test
    void aDisputeThatIsLostOpensItAgainOnce() {
        var id = paidInvoice();
        var used = usedLine();

        var dispute = dispute(2_900);
        awaitDispute(dispute, "open");
        assertEquals("paid", newest().getString("status"));
        TestStripe.control("PUT", "disputes/" + dispute, Map.of("status", "lost"));

        awaitStatus("open");
        awaitDispute(dispute, "lost");
        assertEquals(used + usd("29").micros(), usedLine());
        // Disputes are listed again for a week: what was paid since is not lost.
        pay(id).statusCode(200);
        looksAtDisputesAgain();
        assertEquals("paid", newest().getString("status"));
        assertEquals(used, usedLine());
    }

    @Test
    void aDisputeThatIsWonLeavesItPaid() {
        paidInvoice();
        var won = dispute(2_900);
        awaitDispute(won, "open");
        TestStripe.control("PUT", "disputes/" + won, Map.of("status", "won"));
        awaitDispute(won, "won");
        assertEquals("paid", newest().getString("status"));
    }

    @Test
    void aDisputeOfAPartIsForAPerson() {
        paidInvoice();
        var part = dispute(1_000);
        TestStripe.control("PUT", "disputes/" + part, Map.of("status", "lost"));

        awaitDispute(part, "lost");
        assertEquals("paid", newest().getString("status"));
        assertEquals(0, usedLine());
    }

    /** The payment is not booked for as long as a person has to look at what Stripe says of it. */
    @Test
    void whatIsLostBeforeItIsBookedOpensTheInvoiceOnceItIs() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        asksAtStripeFor(2_800);
        payOnPage();
        awaitStripe("paid");
        var dispute = dispute(2_900);
        TestStripe.control("PUT", "disputes/" + dispute, Map.of("status", "lost"));
        looksAtDisputesAgain();
        awaitDispute(dispute, "open");
        assertEquals("open", newest().getString("status"));

        asksAtStripeFor(2_900);
        execute(
                "UPDATE due_work SET due_at = now(), parked_at = NULL WHERE job = 'stripe-invoices' AND id = $1",
                Tuple.of(UUID.fromString(id)));
        awaitStatus("paid");
        looksAtDisputesAgain();

        awaitDispute(dispute, "lost");
        awaitStatus("open");
    }

    private void asksAtStripeFor(int cents) {
        TestStripe.control("PUT", "objects/" + idAtStripe(), Map.of("amount_due", cents));
    }

    @Test
    void aChargeThatWasOneTooManyDoesNotOpenWhatWasPaidElsewhere() {
        TestStripe.control("PUT", "payments", Map.of("settleLater", true));
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        payOnPage();
        TestStripe.control("POST", "invoices/" + idAtStripe() + "/payments", Map.of());
        awaitStatus("paid");
        Stripes.fails("POST /v1/refunds", "refuse", 1_000);
        var intent = TestStripe.get("/v1/invoice_payments?invoice=" + idAtStripe())
                .at("/data/0/payment/payment_intent")
                .asText();
        TestStripe.control("PUT", "payments/" + intent, Map.of("status", "succeeded"));
        var dispute = dispute(2_900);
        awaitDispute(dispute, "open");

        TestStripe.control("PUT", "disputes/" + dispute, Map.of("status", "lost"));
        looksAtDisputesAgain();

        awaitDispute(dispute, "lost");
        assertEquals("paid", newest().getString("status"));
        assertEquals(0, usedLine());
    }

    @Test
    void aDisputeIsOfAnInvoiceThatIsThere() {
        var refused = assertThrows(
                RuntimeException.class,
                () -> execute(
                        "INSERT INTO dispute (id, invoice_id, account_id, amount_cents, reason, state, taken_micros, created_at)"
                                + " VALUES ('dp_unknown', $1, $2, 100, 'fraudulent', 'open', 0, now())",
                        Tuple.of(UUID.randomUUID(), account)));

        assertTrue(String.valueOf(refused.getMessage()).contains("dispute_invoice_id_fkey"), refused::toString);
    }

    private String paidInvoice() {
        var id = openInvoice().getString("id");
        collect(id, "hosted_link").statusCode(200);
        awaitStripe("open");
        payOnPage();
        awaitStatus("paid");
        return id;
    }

    /** Of what was charged for the invoice. */
    private String dispute(int cents) {
        var payment = TestStripe.get("/v1/invoice_payments?invoice=" + idAtStripe());
        return TestStripe.control(
                        "POST",
                        "disputes",
                        Map.of(
                                "payment_intent",
                                payment.at("/data/0/payment/payment_intent").asText(),
                                "amount",
                                cents))
                .path("id")
                .asText();
    }

    /** It leaves its next look behind. */
    private void looksAtDisputesAgain() {
        execute("UPDATE due_work SET due_at = now() WHERE job = 'disputes'", Tuple.tuple());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> pool.query(
                                        "SELECT FROM due_work WHERE job = 'disputes' AND due_at > now() + interval '3 minutes'")
                                .execute()
                                .await()
                                .indefinitely()
                                .size()
                        == 1);
    }

    private void awaitDispute(String id, String state) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            var rows = pool.preparedQuery("SELECT state FROM dispute WHERE id = $1 AND account_id = $2")
                    .execute(Tuple.of(id, account))
                    .await()
                    .indefinitely();
            return rows.size() == 1 && rows.iterator().next().getString(0).equals(state);
        });
    }
}
