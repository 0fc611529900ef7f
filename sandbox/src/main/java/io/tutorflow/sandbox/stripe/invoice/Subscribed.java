package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;

/** What becomes of a subscription by its newest invoice: past due while that was tried in vain, else active. */
final class Subscribed {

    private static final String KIND = "subscription";

    private Subscribed() {}

    static void isPastDue(Transaction transaction, ObjectNode invoice) {
        become(transaction, invoice, "past_due");
    }

    static void isActive(Transaction transaction, ObjectNode invoice) {
        become(transaction, invoice, "active");
    }

    private static void become(Transaction transaction, ObjectNode invoice, String status) {
        transaction
                .find(KIND, of(invoice))
                .filter(subscription -> !subscription.path("ended_at").isNumber()
                        && subscription.path("latest_invoice").equals(invoice.get("id"))
                        && !subscription.path("status").asText().equals(status))
                .ifPresent(subscription -> {
                    ObjectNode previous = Transaction.replace(subscription, "status", subscription.textNode(status));
                    transaction.put(subscription);
                    transaction.announce("customer.subscription.updated", subscription, previous);
                });
    }

    /** Empty if it is of none. */
    static String of(ObjectNode invoice) {
        return invoice.at("/parent/subscription_details/subscription").asText();
    }
}
