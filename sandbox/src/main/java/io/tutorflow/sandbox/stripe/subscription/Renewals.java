package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.invoice.UsageInvoices;
import java.util.List;

/** A period is over: what was used in it is billed, and the next one begins, or the subscription ends. */
public final class Renewals {

    private Renewals() {}

    /** Ends one period of each subscription whose period is over; answers of how many. */
    public static int run(Transaction transaction) {
        List<String> due = transaction
                .change()
                .oldestFirst(Subscriptions.KIND)
                .filter(subscription ->
                        !Subscriptions.isOver(subscription) && Items.periodEnd(subscription) <= transaction.now())
                .map(subscription -> subscription.get("id").asText())
                .toList();
        due.forEach(id -> renew(transaction, transaction.demand(Subscriptions.KIND, id)));
        return due.size();
    }

    private static void renew(Transaction transaction, ObjectNode subscription) {
        ObjectNode before = subscription.deepCopy();
        long end = Items.periodEnd(subscription);
        bill(transaction, subscription, end, "subscription_cycle");
        if (subscription.get("cancel_at_period_end").asBoolean()) {
            Endings.end(transaction, subscription, end);
        } else {
            Items items = Items.of(transaction, subscription);
            items.go(end, Cycle.of(subscription).after(end));
            items.keep();
            Subscriptions.keepChanged(transaction, before, subscription);
        }
    }

    /** @param until what was used since is not billed with it */
    static void bill(Transaction transaction, ObjectNode subscription, long until, String reason) {
        var used = Items.of(transaction, subscription).used(until);
        ObjectNode invoice = UsageInvoices.draft(transaction, subscription, used, reason);
        subscription.set("latest_invoice", invoice.get("id"));
    }
}
