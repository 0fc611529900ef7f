package io.tutorflow.acceptance;

import static io.tutorflow.acceptance.Drafting.INVOICES;
import static io.tutorflow.acceptance.Drafting.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Both replicas of billing-service are killed (-9) each time that Stripe has done something about an invoice and nobody here
 * knows it yet: there is one invoice at Stripe in the end, and one payment.
 */
class CollectionCrashTest {

    /** Longer than a test takes to look and to lay its lock. */
    private static final int SLOW_MILLIS = 4_000;

    private static final int DUE_CENTS = 71;

    private final LocalStack stack = Suite.stack();
    private final Billing billing = new Billing(stack);
    private final Client operator = stack.operator();
    private final Workspace workspace;
    private final Answer invoice;

    CollectionCrashTest() throws Exception {
        var made = operator.post(
                "/v1/admin/workspaces",
                Map.of("name", "Collected", "slug", "collected-" + UUID.randomUUID(), "creditLineUsd", 10));
        workspace = new Workspace(
                made.body().path("organizationId").asText(),
                stack.gateway().with(made.body().path("apiKey").asText()));
        invoice = openInvoice();
    }

    private Answer openInvoice() throws Exception {
        RichBooks.create(workspace.client(), "courses", Map.of("prompt", "Rome", "lessonCount", 12));
        RichBooks.create(workspace.client(), "tests", Map.of("prompt", "Rome", "itemCount", 7));
        RichBooks.demand(() -> owner().put(
                        "/v1/platform/owner/billing-details",
                        Map.of("legalName", "School Inc.", "address", "1 Main Street", "email", "pay@school.example")));
        var drafting = new Drafting(stack, workspace);
        return drafting.open(drafting.askAgain(INVOICES, drafting.request()));
    }

    @AfterEach
    void nothingGoesWrongAnyMore() throws Exception {
        billing.noFaults();
        Waiting.until("everything is ready again", stack::isReady);
    }

    @Test
    void whenStripeHasMadeItsDraft() throws Exception {
        billing.fault("POST /v1/invoices", "delay", SLOW_MILLIS);
        collect();

        killOnceItIsDone(() -> isThere("stripe_customer WHERE account_id = '" + workspace.id() + "'"));

        assertPaidOnce();
    }

    @Test
    void whenStripeHasItsItems() throws Exception {
        billing.fault("POST /v1/invoices/{id}/add_lines", "delay", SLOW_MILLIS);
        collect();

        killOnceItIsDone(() -> row("status = 'draft'"));

        assertPaidOnce();
    }

    @Test
    void whenStripeHasFinalizedIt() throws Exception {
        billing.fault("POST /v1/invoices/{id}/finalize", "delay", SLOW_MILLIS);
        collect();

        killOnceItIsDone(() -> row("finalizing"));

        assertPaidOnce();
    }

    @Test
    void whileItsPaymentIsBooked() throws Exception {
        collect();
        awaitRow("status = 'open'");
        try (var lock = lockedAccount()) {
            payOnPage();
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();
        }

        assertBookedOnce("stripe clearing", 1);
    }

    /** It is marked as paid at Stripe first; who asks again may be told that it just was. */
    @Test
    void whenItIsMarkedAsPaidAtStripe() throws Exception {
        collect();
        awaitRow("status = 'open'");
        billing.fault("POST /v1/invoices/{id}/pay", "delay", SLOW_MILLIS);
        var asked = CompletableFuture.supplyAsync(this::markPaid);
        Thread.sleep(1_000);

        killOnceItIsDone(() -> true);

        assertThat(asked.join().status()).isBetween(500, 599);
        Waiting.until("it is paid", () -> {
            markPaid();
            return isPaid();
        });
        assertBookedOnce("bank", 0);
    }

    /** What Stripe answers cannot be stored, and then there is nobody to store it. */
    private void killOnceItIsDone(Callable<Boolean> isAsked) throws Exception {
        Waiting.until("Stripe is asked", isAsked);
        try (var lock = lockedRow()) {
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();
        }
        assertThat(theirs()).as("what Stripe has done").hasSize(1);
    }

    private void assertPaidOnce() throws Exception {
        awaitRow("status = 'open'");
        assertThat(theirs().get(0).path("total").asInt()).isEqualTo(DUE_CENTS);
        assertThat(theirs().get(0).at("/lines/data")).hasSize(2);
        payOnPage();
        assertBookedOnce("stripe clearing", 1);
    }

    /** @param charges that succeeded at Stripe */
    private void assertBookedOnce(String house, int charges) throws Exception {
        Waiting.until("it is paid", this::isPaid);
        assertThat(theirs()).hasSize(1);
        assertThat(theirs().get(0).path("status").asText()).isEqualTo("paid");
        assertThat(theirs().get(0).path("amount_overpaid").asInt()).isZero();
        assertThat(charges()).isEqualTo(charges);
        assertThat(billing.one("SELECT string_agg(h.name, ' ') FROM transfer t JOIN house_account h"
                        + " ON h.id = t.debit_account_id WHERE t.kind = 'line_cleared' AND t.credit_account_id = '"
                        + workspace.id() + "'"))
                .isEqualTo(house);
        Waiting.until("everything is ready again", stack::isReady);
        stack.tutorflow("audit").demandSuccess();
    }

    private void collect() throws Exception {
        new Drafting(stack, workspace).askAgain(path(invoice, "/stripe"), Map.of("collection", "hosted_link"));
    }

    private Answer markPaid() {
        return operator.post(path(invoice, "/mark-paid"), Map.of("reason", "wire"));
    }

    private boolean isPaid() {
        return shown().path("status").asText().equals("paid");
    }

    private JsonNode shown() {
        return operator.get(path(invoice, "")).body();
    }

    private void payOnPage() throws Exception {
        Waiting.until(
                "its page is shown",
                () -> !shown().at("/stripe/hostedUrl").asText("").isEmpty());
        Purchases.payAt(shown().at("/stripe/hostedUrl").asText());
    }

    private JsonNode theirs() throws Exception {
        return ofCustomer("invoices");
    }

    private int charges() throws Exception {
        int found = 0;
        for (var intent : ofCustomer("payment_intents")) {
            found += intent.path("status").asText().equals("succeeded") ? 1 : 0;
        }
        return found;
    }

    private JsonNode ofCustomer(String kind) throws Exception {
        var customer =
                billing.one("SELECT customer_id FROM stripe_customer WHERE account_id = '" + workspace.id() + "'");
        return stack.stripe()
                .get("/v1/" + kind + "?limit=100&customer=" + customer)
                .body()
                .path("data");
    }

    private Connection lockedRow() throws Exception {
        return billing.locked(
                "SELECT * FROM stripe_invoice WHERE invoice_id = '" + Drafting.id(invoice) + "' FOR UPDATE");
    }

    private Connection lockedAccount() throws Exception {
        return billing.locked("SELECT * FROM invoicing_account WHERE account_id = '" + workspace.id() + "' FOR UPDATE");
    }

    private void awaitRow(String condition) throws Exception {
        Waiting.until("it is so that " + condition, () -> row(condition));
    }

    private boolean row(String condition) throws Exception {
        return isThere("stripe_invoice WHERE invoice_id = '" + Drafting.id(invoice) + "' AND " + condition);
    }

    private boolean isThere(String rows) throws Exception {
        return billing.one("SELECT count(*) FROM " + rows).equals("1");
    }

    private Client owner() {
        try {
            return stack.owner(workspace.id());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
