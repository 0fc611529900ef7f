package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Ids;
import io.tutorflow.sandbox.stripe.api.Listing;
import io.tutorflow.sandbox.stripe.api.OnRequest;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.payment.PaymentIntents;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one payment that each invoice waits for: whoever pays, from wherever, pays this one. */
final class InvoicePayments {

    private static final String KIND = "invoice_payment";

    /** Which payment of an invoice a payment intent is for, and which one an invoice waits for. */
    private static final String OF_INTENT = "~invoice_payment_of_intent";

    private static final String OF_INVOICE = "~invoice_payment_of_invoice";

    private InvoicePayments() {}

    static Map<String, Handler> handlers() {
        return Map.of(
                "GET /v1/invoice_payments",
                new Listing(
                        KIND,
                        "/v1/invoice_payments",
                        Set.of("invoice", "status"),
                        Map.of("payment", InvoicePayments::isWith)),
                "GET /v1/invoice_payments/{id}",
                (transaction, params) -> Answer.ok(transaction.demand(KIND, params.id())));
    }

    private static boolean isWith(ObjectNode payment, JsonNode wanted) {
        return wanted.properties().stream()
                .allMatch(field -> payment.get("payment").path(field.getKey()).equals(field.getValue()));
    }

    /** Makes the payment intent, which waits for a card. */
    static void open(Transaction transaction, ObjectNode invoice) {
        ObjectNode intent = PaymentIntents.make(
                transaction,
                invoice.get("amount_due").asLong(),
                invoice.get("currency").asText());
        intent.put("customer", invoice.get("customer").asText())
                .put(
                        "description",
                        "Payment for Invoice " + invoice.get("number").asText());
        transaction.put(transaction.complete(intent));
        transaction.announce("payment_intent.created", intent);
        ObjectNode payment = transaction.make(KIND, Ids.next("inpay_"));
        payment.remove("metadata");
        payment.put("amount_requested", invoice.get("amount_due").asLong())
                .put("currency", invoice.get("currency").asText())
                .put("invoice", Invoices.id(invoice))
                .put("is_default", true)
                .put("status", "open");
        payment.putObject("payment").put("type", "payment_intent").put("payment_intent", Invoices.id(intent));
        note(transaction, OF_INTENT, Invoices.id(intent), Invoices.id(payment));
        note(transaction, OF_INVOICE, Invoices.id(invoice), Invoices.id(payment));
        OnRequest.keep(
                transaction,
                Invoices.id(invoice),
                "confirmation_secret",
                invoice.objectNode()
                        .put("client_secret", intent.get("client_secret").asText())
                        .put("type", "payment_intent"));
        put(transaction, payment);
    }

    private static void note(Transaction transaction, String kind, String id, String payment) {
        transaction
                .change()
                .put(kind, JsonNodeFactory.instance.objectNode().put("id", id).put("payment", payment));
    }

    private static void put(Transaction transaction, ObjectNode payment) {
        transaction.put(transaction.complete(payment));
        show(transaction, payment.get("invoice").asText(), Optional.of(payment));
    }

    /** As an invoice has it for whoever asks to see its payments. */
    static void show(Transaction transaction, String invoice, Optional<ObjectNode> payment) {
        ObjectNode list = JsonNodeFactory.instance
                .objectNode()
                .put("object", "list")
                .put("has_more", false)
                .put("url", "/v1/invoice_payments?invoice=" + invoice);
        list.putArray("data").addAll(payment.stream().toList());
        OnRequest.keep(transaction, invoice, "payments", list);
    }

    /** Empty if the payment intent is for no invoice. */
    static Optional<ObjectNode> ofIntent(Transaction transaction, String intent) {
        return noted(transaction, OF_INTENT, intent);
    }

    private static Optional<ObjectNode> noted(Transaction transaction, String kind, String id) {
        return transaction
                .find(kind, id)
                .flatMap(note -> transaction.find(KIND, note.get("payment").asText()));
    }

    /** What an invoice is paid with; there is none if nothing was due. */
    static Optional<ObjectNode> intent(Transaction transaction, ObjectNode invoice) {
        return noted(transaction, OF_INVOICE, Invoices.id(invoice))
                .flatMap(payment -> transaction.find(
                        PaymentIntents.KIND,
                        payment.at("/payment/payment_intent").asText()));
    }

    static void demandNoneInFlight(Transaction transaction, ObjectNode invoice) {
        if (isInFlight(transaction, invoice)) {
            throw InvoiceErrors.beingPaid();
        }
    }

    static boolean isInFlight(Transaction transaction, ObjectNode invoice) {
        return intent(transaction, invoice)
                .filter(intent -> intent.get("status").asText().equals("processing"))
                .isPresent();
    }

    /** It is not needed any longer. */
    static void close(Transaction transaction, ObjectNode invoice, String reason) {
        demandNoneInFlight(transaction, invoice);
        noted(transaction, OF_INVOICE, Invoices.id(invoice)).ifPresent(payment -> {
            PaymentIntents.abandon(
                    transaction, payment.at("/payment/payment_intent").asText(), reason);
            payment.put("status", "canceled").withObject("/status_transitions").put("canceled_at", transaction.now());
            put(transaction, payment);
        });
    }

    static void pay(Transaction transaction, ObjectNode payment, long amount) {
        payment.put("status", "paid")
                .put("amount_paid", amount)
                .withObject("/status_transitions")
                .put("paid_at", transaction.now());
        put(transaction, payment);
        transaction.announce("invoice_payment.paid", payment);
    }
}
