package io.tutorflow.sandbox.stripe.control;

import io.tutorflow.sandbox.stripe.api.Asker;
import io.tutorflow.sandbox.stripe.api.Surroundings;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.invoice.UsageInvoices;
import io.tutorflow.sandbox.stripe.subscription.ItemTampering;
import java.util.function.Function;

/** What may be wrong with what a subscription bills. */
public record SubscriptionLevers(Surroundings surroundings) {

    void addTo(Control control) {
        control.add(
                "PUT subscription_items/{id}",
                (id, body) -> change(transaction -> ItemTampering.reprice(
                        transaction, id, body.path("price").asText())));
        control.add(
                "DELETE invoice_lines/{id}",
                (id, body) -> change(transaction -> UsageInvoices.dropLine(transaction, id)));
    }

    private Object change(Function<Transaction, Object> work) {
        return surroundings.change(Asker.NOBODY, work);
    }
}
