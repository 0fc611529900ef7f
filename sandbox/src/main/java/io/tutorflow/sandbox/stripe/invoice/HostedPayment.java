package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Presence;
import io.tutorflow.sandbox.stripe.invoice.Outcomes.Attempt;
import io.tutorflow.sandbox.stripe.page.CardEntry;
import io.tutorflow.sandbox.stripe.payment.Charging;
import io.tutorflow.sandbox.stripe.payment.PaymentMethods;
import java.util.Optional;

/** What becomes of an invoice when somebody sends its page's form: the one payment that it has, or none. */
final class HostedPayment {

    /** Where the person at the page is now. */
    sealed interface Step {

        record Done() implements Step {}

        /** The bank wants to know that it is the holder of the card. */
        record Challenged() implements Step {}

        record Declined(String message) implements Step {}
    }

    private HostedPayment() {}

    static Step submit(Transaction transaction, ObjectNode invoice, CardEntry entry) {
        ObjectNode method = PaymentMethods.make(
                transaction,
                entry.card(),
                entry.expires().getMonthValue(),
                entry.expires().getYear());
        method.withObject("/billing_details").put("email", entry.email()).put("name", entry.name());
        transaction.put(method);
        return charge(transaction, invoice, method, Presence.HERE);
    }

    /** @param passed whether the holder has proved to be one */
    static Step answer(Transaction transaction, ObjectNode invoice, boolean passed) {
        Optional<ObjectNode> intent = InvoicePayments.intent(transaction, invoice)
                .filter(waiting -> waiting.get("status").asText().equals("requires_action"));
        Optional<ObjectNode> method = intent.flatMap(waiting -> transaction.find(
                PaymentMethods.KIND, waiting.get("payment_method").asText()));
        if (method.isEmpty()) {
            return new Step.Declined("Enter your card again.");
        }
        if (passed) {
            return charge(transaction, invoice, method.get(), Presence.AUTHENTICATED);
        }
        ObjectNode abandoned = Charging.abandon(transaction, intent.orElseThrow());
        Outcomes.follow(transaction, Invoices.id(abandoned));
        return new Step.Declined(abandoned.at("/last_payment_error/message").asText());
    }

    private static Step charge(Transaction transaction, ObjectNode invoice, ObjectNode method, Presence presence) {
        return switch (Collecting.charge(transaction, invoice, method, presence, Attempt.BY_HAND)) {
            case Charging.Result.Paid paid -> new Step.Done();
            case Charging.Result.Processing processing -> new Step.Done();
            case Charging.Result.Asked asked -> new Step.Challenged();
            case Charging.Result.NotPaid declined -> new Step.Declined(message(declined.error()));
        };
    }

    private static String message(StripeError error) {
        return error.error().get("message").asText();
    }
}
