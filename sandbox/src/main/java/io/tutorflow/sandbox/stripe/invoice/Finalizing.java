package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.time.Duration;
import java.util.Optional;

/** Makes a draft an invoice that somebody owes: numbered, no longer to be changed, with the payment that it waits for. */
final class Finalizing {

    private Finalizing() {}

    static Answer finalizeDraft(Transaction transaction, Params params) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, params.id());
        if (!Invoices.isDraft(invoice)) {
            throw InvoiceErrors.alreadyFinalized();
        }
        params.copyTo(invoice, "auto_advance");
        return open(transaction, invoice, Edits.GRACE).map(Answer::of).orElseGet(() -> Answer.ok(invoice));
    }

    static Answer send(Transaction transaction, Params params) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, params.id());
        InvoiceErrors.demandSendable(invoice);
        if (Invoices.isDraft(invoice)) {
            Optional<StripeError> failure = open(transaction, invoice, Edits.GRACE);
            if (failure.isPresent()) {
                return Answer.of(failure.get());
            }
        }
        transaction.announce("invoice.sent", invoice);
        return Answer.ok(invoice);
    }

    /**
     * Answers why it cannot be finalized; it is a draft then.
     *
     * @param untilCharged how long Stripe waits before it charges the saved card, if it does
     */
    static Optional<StripeError> open(Transaction transaction, ObjectNode invoice, Duration untilCharged) {
        UsageLines.lookAgain(transaction, invoice);
        Drafts.current(transaction, invoice);
        Optional<ObjectNode> customer =
                transaction.find("customer", invoice.get("customer").asText());
        Optional<StripeError> failure = hindrance(invoice, customer);
        if (failure.isPresent()) {
            fail(transaction, invoice, failure.get());
            return failure;
        }
        Numbers.assign(transaction, invoice, customer.orElseThrow());
        invoice.put("status", "open")
                .put("ending_balance", endingBalance(invoice))
                .putNull("automatically_finalizes_at")
                .putNull("last_finalization_error");
        if (!invoice.path("effective_at").isNumber()) {
            invoice.put("effective_at", transaction.now());
        }
        invoice.withObject("/status_transitions").put("finalized_at", transaction.now());
        carryOver(transaction, invoice, customer.orElseThrow());
        HostedInvoices.publish(transaction, invoice);
        beOwed(transaction, invoice, untilCharged);
        return Optional.empty();
    }

    private static Optional<StripeError> hindrance(ObjectNode invoice, Optional<ObjectNode> customer) {
        if (customer.isEmpty()) {
            String id = invoice.get("customer").asText();
            return Optional.of(StripeError.invalid("resource_missing", "No such customer: '" + id + "'"));
        }
        if (Edits.isSent(invoice) && !invoice.path("customer_email").isTextual()) {
            return Optional.of(InvoiceErrors.noEmail());
        }
        long due = invoice.get("amount_due").asLong();
        return due == 0 ? Optional.empty() : StripeError.tooSmallOrLarge(due);
    }

    private static void fail(Transaction transaction, ObjectNode invoice, StripeError failure) {
        invoice.putNull("automatically_finalizes_at").set("last_finalization_error", failure.error());
        Invoices.keep(transaction, invoice);
        transaction.announce("invoice.finalization_failed", invoice);
    }

    private static long endingBalance(ObjectNode invoice) {
        return invoice.get("total").asLong()
                + invoice.get("starting_balance").asLong()
                - invoice.get("amount_due").asLong();
    }

    private static void carryOver(Transaction transaction, ObjectNode invoice, ObjectNode customer) {
        customer.set("balance", invoice.get("ending_balance"));
        transaction.put(customer);
        if (invoice.get("ending_balance").asLong()
                != invoice.get("starting_balance").asLong()) {
            transaction.announce("customer.updated", customer);
        }
    }

    private static void beOwed(Transaction transaction, ObjectNode invoice, Duration untilCharged) {
        boolean owed = invoice.get("amount_due").asLong() > 0;
        if (owed) {
            InvoicePayments.open(transaction, invoice);
            Dunning.planFirst(transaction, invoice, untilCharged);
        }
        Invoices.keep(transaction, invoice);
        transaction.announce("invoice.finalized", invoice);
        if (!owed) {
            invoice.put("attempted", true);
            Endings.pay(transaction, invoice, 0);
        }
    }
}
