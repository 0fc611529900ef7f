package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.card.Presence;
import io.tutorflow.sandbox.stripe.invoice.Outcomes.Attempt;
import io.tutorflow.sandbox.stripe.payment.Charging;
import io.tutorflow.sandbox.stripe.payment.PaymentMethods;
import java.util.Optional;
import java.util.Set;

/** Takes what an invoice comes to from a card, or notes that it was paid elsewhere. */
final class Collecting {

    /** After these Stripe asks the bank no more, until there is another card. */
    private static final Set<String> FINAL_DECLINES = Set.of("lost_card", "stolen_card", "authentication_required");

    private Collecting() {}

    static Answer pay(Transaction transaction, Params params) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, params.id());
        if (Invoices.isDraft(invoice)) {
            Optional<StripeError> failure = Finalizing.open(transaction, invoice, Edits.GRACE);
            if (failure.isPresent() || Invoices.is(invoice, "paid")) {
                return failure.map(Answer::of).orElseGet(() -> Answer.ok(invoice));
            }
        }
        demandPayable(invoice);
        if (params.is("paid_out_of_band")) {
            payElsewhere(transaction, invoice, invoice.get("amount_remaining").asLong());
            return Answer.ok(invoice);
        }
        InvoicePayments.demandNoneInFlight(transaction, invoice);
        Optional<ObjectNode> method = method(transaction, invoice, params);
        return method.map(card -> answer(
                        transaction, invoice, charge(transaction, invoice, card, Presence.HERE, Attempt.BY_HAND)))
                .orElseThrow(() -> new Refused(InvoiceErrors.noMethod()));
    }

    private static void demandPayable(ObjectNode invoice) {
        if (!isPayable(invoice)) {
            throw InvoiceErrors.notPayable(invoice);
        }
    }

    static boolean isPayable(ObjectNode invoice) {
        return Invoices.is(invoice, "open") || Invoices.is(invoice, "uncollectible");
    }

    private static Answer answer(Transaction transaction, ObjectNode invoice, Charging.Result result) {
        return switch (result) {
            case Charging.Result.NotPaid declined -> Answer.of(declined.error());
            case Charging.Result.Asked asked ->
                Answer.of(InvoiceErrors.actionRequired()
                        .with("payment_intent", asked.intent().deepCopy()));
            case Charging.Result.Paid paid -> Answer.ok(transaction.demand(Invoices.KIND, Invoices.id(invoice)));
            case Charging.Result.Processing processing ->
                Answer.ok(transaction.demand(Invoices.KIND, Invoices.id(invoice)));
        };
    }

    /** Money that did not come through Stripe; what is too much goes to the customer's credit. */
    static void payElsewhere(Transaction transaction, ObjectNode invoice, long amount) {
        if (!InvoicePayments.isInFlight(transaction, invoice)) {
            InvoicePayments.close(transaction, invoice, "automatic");
        }
        invoice.put(
                "amount_paid_off_stripe", invoice.path("amount_paid_off_stripe").asLong() + amount);
        Endings.pay(transaction, invoice, amount);
    }

    /** The card that is named, or else the invoice's own, or else the customer's. */
    private static Optional<ObjectNode> method(Transaction transaction, ObjectNode invoice, Params params) {
        return params.text("payment_method")
                .map(id -> demandOwn(
                        transaction.demand(PaymentMethods.KIND, id, "payment_method"), invoice, "payment_method"))
                .or(() -> savedMethod(transaction, invoice));
    }

    private static Optional<ObjectNode> savedMethod(Transaction transaction, ObjectNode invoice) {
        return Optional.of(invoice.path("default_payment_method").asText())
                .flatMap(id -> transaction.find(PaymentMethods.KIND, id))
                .or(() -> transaction
                        .find("customer", invoice.get("customer").asText())
                        .flatMap(customer -> transaction.find(
                                PaymentMethods.KIND,
                                customer.at("/invoice_settings/default_payment_method")
                                        .asText())))
                .filter(method -> method.path("customer").equals(invoice.get("customer")));
    }

    static ObjectNode demandOwn(ObjectNode method, ObjectNode invoice, String param) {
        if (!method.path("customer").equals(invoice.get("customer"))) {
            throw new Refused(StripeError.invalid(
                            null,
                            "The payment method " + Invoices.id(method)
                                    + " must be attached to the customer of the invoice, "
                                    + invoice.get("customer").asText() + ".")
                    .about(param));
        }
        return method;
    }

    static Charging.Result charge(
            Transaction transaction, ObjectNode invoice, ObjectNode method, Presence presence, Attempt attempt) {
        ObjectNode intent = InvoicePayments.intent(transaction, invoice)
                .orElseThrow(() -> new IllegalStateException(Invoices.id(invoice) + " is open without a payment"));
        Charging.Result result = Charging.confirm(transaction, intent, method, presence);
        Outcomes.follow(transaction, Invoices.id(intent), attempt);
        return result;
    }

    /** What Stripe does by its schedule; without a card, or after a decline for good, it only counts. */
    static void attempt(Transaction transaction, ObjectNode invoice) {
        savedMethod(transaction, invoice)
                .filter(method -> !isGivenUp(transaction, invoice, method))
                .ifPresentOrElse(
                        method -> charge(transaction, invoice, method, Presence.HERE, Attempt.SCHEDULED),
                        () -> Outcomes.fail(transaction, invoice, Attempt.SCHEDULED));
    }

    private static boolean isGivenUp(Transaction transaction, ObjectNode invoice, ObjectNode method) {
        return InvoicePayments.intent(transaction, invoice)
                .map(intent -> intent.path("last_payment_error"))
                .filter(error -> error.at("/payment_method/id").asText().equals(Invoices.id(method)))
                .filter(error ->
                        FINAL_DECLINES.contains(error.path("decline_code").asText()))
                .isPresent();
    }
}
