package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Transaction;

/** Money for an invoice that came to the seller outside of Stripe, and that somebody has entered in its dashboard. */
public final class OutsidePayment {

    private OutsidePayment() {}

    public static ObjectNode ofTheRest(Transaction transaction, String id) {
        return of(
                transaction,
                id,
                transaction.demand(Invoices.KIND, id).get("amount_remaining").asLong());
    }

    /** @param amount in cents, at least what is left: there are no parts of payments here */
    public static ObjectNode of(Transaction transaction, String id, long amount) {
        ObjectNode invoice = transaction.demand(Invoices.KIND, id);
        boolean payable = Collecting.isPayable(invoice) || Invoices.is(invoice, "paid");
        if (!payable || amount < 1 || amount < invoice.get("amount_remaining").asLong()) {
            throw new IllegalArgumentException(
                    "an open, uncollectible or paid invoice is needed, and an amount of at least what is left of it");
        }
        Collecting.payElsewhere(transaction, invoice, amount);
        return invoice;
    }
}
