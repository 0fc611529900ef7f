package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Handler;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.payment.PaymentIntents;

/** An invoice follows its payment intent, whoever has confirmed that, and however long it took. */
public final class Outcomes {

    /** Who has tried to pay. */
    enum Attempt {
        /** A person, or the seller. */
        BY_HAND,
        /** Stripe, by its schedule. */
        SCHEDULED
    }

    private Outcomes() {}

    /** Lets the invoice follow after the operation on its payment intent. */
    public static Handler followed(Handler confirm) {
        return (transaction, params) -> {
            Answer answer = confirm.handle(transaction, params);
            follow(transaction, params.id());
            return answer;
        };
    }

    /** Lets nobody cancel the payment intent of an invoice. */
    public static Handler guarded(Handler cancel) {
        return (transaction, params) -> {
            if (InvoicePayments.ofIntent(transaction, params.id()).isPresent()) {
                throw new Refused(StripeError.invalid(
                        "payment_intent_unexpected_state",
                        "You cannot cancel the PaymentIntent of an invoice; void the invoice instead."));
            }
            return cancel.handle(transaction, params);
        };
    }

    /** Does nothing if the payment intent is for no invoice. */
    public static void follow(Transaction transaction, String intent) {
        follow(transaction, intent, Attempt.BY_HAND);
    }

    static void follow(Transaction transaction, String intentId, Attempt attempt) {
        InvoicePayments.ofIntent(transaction, intentId).ifPresent(payment -> {
            ObjectNode intent = transaction.demand(PaymentIntents.KIND, intentId);
            ObjectNode invoice =
                    transaction.demand(Invoices.KIND, payment.get("invoice").asText());
            follow(transaction, invoice, intent, payment, attempt);
        });
    }

    private static void follow(
            Transaction transaction, ObjectNode invoice, ObjectNode intent, ObjectNode payment, Attempt attempt) {
        switch (intent.get("status").asText()) {
            case "succeeded" -> {
                if (!payment.get("status").asText().equals("paid")) {
                    long amount = intent.get("amount_received").asLong();
                    count(invoice, attempt);
                    InvoicePayments.pay(transaction, payment, amount);
                    Endings.pay(transaction, invoice, amount);
                }
            }
            case "requires_payment_method" -> {
                if (Collecting.isPayable(invoice)) {
                    fail(transaction, invoice, attempt);
                } else {
                    InvoicePayments.close(transaction, invoice, "automatic");
                }
            }
            case "requires_action" -> {
                count(invoice, attempt);
                if (attempt == Attempt.SCHEDULED) {
                    Dunning.planNext(transaction, invoice);
                }
                Invoices.keep(transaction, invoice);
                transaction.announce("invoice.payment_action_required", invoice);
            }
            case "processing" -> {
                count(invoice, attempt);
                Invoices.keep(transaction, invoice.putNull("next_payment_attempt"));
            }
            case "requires_confirmation", "canceled" -> {}
            default -> throw new IllegalStateException("a payment that is " + intent.get("status"));
        }
    }

    /** Any attempt is the first one; after that only scheduled ones count. */
    private static void count(ObjectNode invoice, Attempt attempt) {
        long before = invoice.get("attempt_count").asLong();
        invoice.put("attempted", true)
                .put("attempt_count", attempt == Attempt.SCHEDULED ? before + 1 : Math.max(1, before));
    }

    /** Nothing could be taken. */
    static void fail(Transaction transaction, ObjectNode invoice, Attempt attempt) {
        long before = invoice.get("attempt_count").asLong();
        count(invoice, attempt);
        boolean counted = invoice.get("attempt_count").asLong() != before;
        if (counted || !invoice.path("next_payment_attempt").isNumber()) {
            Dunning.planNext(transaction, invoice);
        }
        Invoices.keep(transaction, invoice);
        transaction.announce("invoice.payment_failed", invoice);
        Subscribed.isPastDue(transaction, invoice);
        Dunning.endIfExhausted(transaction, invoice);
    }
}
