package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Transaction;

/** What an open invoice comes to: paid, void, or written off. Nothing happens to it by itself any longer. */
final class Endings {

    private Endings() {}

    /** @param amount what has come in, in cents; what is more than is left goes to the customer's credit */
    static void pay(Transaction transaction, ObjectNode invoice, long amount) {
        long left = invoice.get("amount_remaining").asLong();
        boolean first = !Invoices.is(invoice, "paid");
        invoice.put("status", "paid")
                .put("amount_paid", invoice.get("amount_paid").asLong() + left)
                .put("amount_remaining", 0)
                .put("amount_overpaid", invoice.get("amount_overpaid").asLong() + amount - left);
        if (first) {
            invoice.withObject("/status_transitions").put("paid_at", transaction.now());
        }
        rest(transaction, invoice);
        if (first) {
            transaction.announce("invoice.paid", invoice);
            transaction.announce("invoice.payment_succeeded", invoice);
            Subscribed.isActive(transaction, invoice);
        }
        if (amount > left) {
            credit(transaction, invoice, left - amount);
            transaction.announce("invoice.overpaid", invoice);
        }
    }

    private static void rest(Transaction transaction, ObjectNode invoice) {
        invoice.put("auto_advance", false).putNull("next_payment_attempt");
        Invoices.keep(transaction, invoice);
    }

    /** @param cents what the customer owes more than before; negative is a credit */
    private static void credit(Transaction transaction, ObjectNode invoice, long cents) {
        transaction.find("customer", invoice.get("customer").asText()).ifPresent(customer -> {
            customer.put("balance", customer.path("balance").asLong() + cents);
            transaction.put(customer);
            transaction.announce("customer.updated", customer);
        });
    }

    static Answer voidInvoice(Transaction transaction, Params params) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, params.id());
        if (!Invoices.is(invoice, "open") && !Invoices.is(invoice, "uncollectible")) {
            throw InvoiceErrors.notOpen();
        }
        InvoicePayments.close(transaction, invoice, "void_invoice");
        invoice.put("status", "void").withObject("/status_transitions").put("voided_at", transaction.now());
        rest(transaction, invoice);
        giveBack(transaction, invoice);
        transaction.announce("invoice.voided", invoice);
        Subscribed.isActive(transaction, invoice);
        return Answer.ok(invoice);
    }

    /** What finalization has taken from the customer's balance, or added to it. */
    private static void giveBack(Transaction transaction, ObjectNode invoice) {
        long applied = invoice.get("starting_balance").asLong()
                - invoice.get("ending_balance").asLong();
        if (applied != 0) {
            credit(transaction, invoice, applied);
        }
    }

    static Answer markUncollectible(Transaction transaction, Params params) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, params.id());
        if (!Invoices.is(invoice, "open")) {
            throw InvoiceErrors.notOpen();
        }
        InvoicePayments.demandNoneInFlight(transaction, invoice);
        writeOff(transaction, invoice);
        return Answer.ok(invoice);
    }

    static void writeOff(Transaction transaction, ObjectNode invoice) {
        invoice.put("status", "uncollectible")
                .withObject("/status_transitions")
                .put("marked_uncollectible_at", transaction.now());
        rest(transaction, invoice);
        transaction.announce("invoice.marked_uncollectible", invoice);
    }
}
