package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.invoice.UsageInvoices;

/** A subscription ends: with its period, or at once, and then what was used in the period is lost. */
final class Endings {

    private static final String AT_PERIOD_END = "cancel_at_period_end";

    private Endings() {}

    /** That it ends with its period, or does not after all. */
    static void plan(Transaction transaction, ObjectNode subscription, Params params) {
        if (!params.has(AT_PERIOD_END)) {
            return;
        }
        boolean ends = params.is(AT_PERIOD_END);
        subscription.put(AT_PERIOD_END, ends);
        if (ends) {
            subscription.put("cancel_at", Items.periodEnd(subscription)).put("canceled_at", transaction.now());
            details(subscription).put("reason", "cancellation_requested");
        } else {
            subscription.putNull("cancel_at").putNull("canceled_at");
            details(subscription).putNull("reason");
        }
    }

    /** What was said about it. */
    static void note(ObjectNode subscription, Params params) {
        params.map("cancellation_details")
                .properties()
                .forEach(field -> details(subscription).set(field.getKey(), field.getValue()));
    }

    private static ObjectNode details(ObjectNode subscription) {
        return subscription.withObject("/cancellation_details");
    }

    static Answer cancel(Transaction transaction, Params params) {
        ObjectNode subscription = transaction.demand(Subscriptions.KIND, params.id());
        if (Subscriptions.isOver(subscription)) {
            throw new Refused(StripeError.of(
                            404,
                            "invalid_request_error",
                            "resource_missing",
                            "No such subscription: '" + params.id() + "'")
                    .about("id"));
        }
        if (params.is("invoice_now")) {
            Renewals.bill(transaction, subscription, transaction.now(), "subscription_update");
        }
        note(subscription, params);
        details(subscription).put("reason", "cancellation_requested");
        subscription.put("canceled_at", transaction.now());
        end(transaction, subscription, transaction.now());
        UsageInvoices.stopCollecting(transaction, subscription.get("customer").asText());
        return Answer.ok(subscription);
    }

    static void end(Transaction transaction, ObjectNode subscription, long at) {
        subscription.put("status", Subscriptions.CANCELED).put("ended_at", at);
        Subscriptions.keep(transaction, subscription);
        transaction.announce("customer.subscription.deleted", subscription);
    }
}
