package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** Invoices that Stripe collects, in each state that they can have there. */
final class CollectedDocuments {

    private static final String INVOICES = "/v1/admin/invoices/";
    private static final Map<String, ?> REASON = Map.of("reason", "to be seen");

    private final LocalStack stack;
    private final Client operator;
    private final Billing billing;

    CollectedDocuments(LocalStack stack) throws Exception {
        this.stack = stack;
        this.operator = stack.operator();
        this.billing = new Billing(stack);
    }

    void leaveOpen(String invoice) throws Exception {
        collect(invoice, "hosted_link", "open");
    }

    void pay(String invoice) throws Exception {
        leaveOpen(invoice);
        payOnPage(invoice);
        awaits(invoice, "paid", "paid");
    }

    void payByCard(Workspace workspace, String invoice) throws Exception {
        saveCard(workspace);
        collect(invoice, "saved_card", "open");
        advance(invoice);
        awaits(invoice, "paid", "paid");
    }

    void payElsewhere(String invoice) throws Exception {
        leaveOpen(invoice);
        change(invoice, "mark-paid", REASON);
        awaits(invoice, "paid", "paid");
    }

    void payAndReopen(String invoice) throws Exception {
        pay(invoice);
        change(invoice, "reopen", REASON);
    }

    /** Its bank disputes the payment, and has not decided. */
    void payAndDispute(String invoice) throws Exception {
        pay(invoice);
        awaitsDispute(dispute(invoice), "open");
    }

    void payAndLose(String invoice) throws Exception {
        pay(invoice);
        var dispute = dispute(invoice);
        lever("PUT", "disputes/" + dispute, "{\"status\":\"lost\"}");
        awaitsDispute(dispute, "lost");
        awaits(invoice, "open", "paid");
    }

    void makeVoid(String invoice) throws Exception {
        leaveOpen(invoice);
        change(invoice, "void", REASON);
    }

    void dun(String invoice) throws Exception {
        leaveOpen(invoice);
        advance(invoice);
        awaits(invoice, "uncollectible", "uncollectible");
    }

    void dunAndMakeVoid(String invoice) throws Exception {
        dun(invoice);
        change(invoice, "void", REASON);
    }

    /** What its customer has at Stripe would lower what is due: a person has to look. */
    void leaveParked(Workspace workspace, String invoice) throws Exception {
        var customer = saveCard(workspace);
        alter(customer, "{\"balance\":-10}");
        collect(invoice, "hosted_link", "draft");
        Waiting.until(
                "it is parked",
                () -> billing.one(
                                "SELECT count(*) FROM due_work WHERE parked_at IS NOT NULL AND id = '" + invoice + "'")
                        .equals("1"));
    }

    void dropParked(Workspace workspace, String invoice) throws Exception {
        leaveParked(workspace, invoice);
        change(invoice, "mark-paid", REASON);
        awaits(invoice, "paid", "deleted");
    }

    private void collect(String invoice, String path, String until) throws Exception {
        change(invoice, "stripe", Map.of("collection", path));
        awaits(invoice, "open", until);
    }

    private void awaits(String invoice, String status, String atStripe) throws Exception {
        Waiting.until("it is " + status + ", at Stripe " + atStripe, () -> {
            var shown = shown(invoice).body();
            return shown.path("status").asText().equals(status)
                    && shown.at("/stripe/status").asText().equals(atStripe);
        });
    }

    private Answer shown(String invoice) {
        return RichBooks.demand(() -> operator.get(INVOICES + invoice));
    }

    /** Answers its id. */
    private String dispute(String invoice) throws Exception {
        var intent = billing.one("SELECT payment_intent_id FROM stripe_invoice WHERE invoice_id = '" + invoice + "'");
        return lever("POST", "disputes", "{\"payment_intent\":\"" + intent + "\"}")
                .body()
                .path("id")
                .asText();
    }

    private void awaitsDispute(String dispute, String state) throws Exception {
        Waiting.until(
                "the dispute is " + state,
                () -> billing.one(
                                "SELECT count(*) FROM dispute WHERE id = '" + dispute + "' AND state = '" + state + "'")
                        .equals("1"));
    }

    private void payOnPage(String invoice) throws Exception {
        Purchases.payAt(shown(invoice).body().at("/stripe/hostedUrl").asText());
    }

    private void advance(String invoice) throws IOException {
        lever(
                "POST",
                "invoices/" + shown(invoice).body().at("/stripe/invoiceId").asText() + "/advance",
                "{}");
    }

    /** Answers its customer at Stripe. */
    String saveCard(Workspace workspace) throws Exception {
        billing.execute(
                "UPDATE workspace SET email = '" + UUID.randomUUID() + "@agents.example', email_verified = true,"
                        + " revision = revision + 1 WHERE id = '" + workspace.id() + "'");
        var owner = stack.owner(workspace.id());
        var page = RichBooks.demand(() -> owner.post("/v1/platform/owner/payment-methods", Map.of()));
        Purchases.payAt(page.body().path("url").asText());
        var kept =
                " FROM stripe_customer WHERE payment_method_id IS NOT NULL AND account_id = '" + workspace.id() + "'";
        Waiting.until(
                "its card is kept", () -> billing.one("SELECT count(*)" + kept).equals("1"));
        return billing.one("SELECT customer_id" + kept);
    }

    private void alter(String object, String fields) throws IOException {
        lever("PUT", "objects/" + object, fields);
    }

    private Answer lever(String method, String path, String body) throws IOException {
        var stripe = stack.stripe();
        return RichBooks.demand(() ->
                stripe.call(method, "/_sandbox/" + path, body.getBytes(UTF_8)).join());
    }

    private void change(String invoice, String what, Map<String, ?> body) {
        RichBooks.demand(() -> operator.post(INVOICES + invoice + "/" + what, body));
    }
}
