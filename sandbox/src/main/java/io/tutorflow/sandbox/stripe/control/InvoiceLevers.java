package io.tutorflow.sandbox.stripe.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.stripe.api.Asker;
import io.tutorflow.sandbox.stripe.api.Surroundings;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.invoice.Dunning;
import io.tutorflow.sandbox.stripe.invoice.OutsidePayment;
import io.tutorflow.sandbox.stripe.invoice.Schedule;
import java.util.function.Function;

/** What happens to invoices by itself: when, how often, and now; and money that comes from elsewhere. */
public record InvoiceLevers(Surroundings surroundings) {

    void addTo(Control control) {
        control.add("GET dunning", (id, body) -> change(Dunning::settings));
        control.add("PUT dunning", (id, body) -> change(transaction -> Dunning.set(transaction, body)));
        control.add(
                "POST invoices/{id}/advance",
                (id, body) -> change(transaction -> Schedule.advance(transaction, id)
                        .orElseThrow(
                                () -> new IllegalArgumentException("nothing more happens to " + id + " by itself"))));
        control.add(
                "POST invoices/{id}/payments",
                (id, body) -> change(transaction -> payElsewhere(transaction, id, body)));
    }

    private Object change(Function<Transaction, Object> work) {
        return surroundings.change(Asker.NOBODY, work);
    }

    private static Object payElsewhere(Transaction transaction, String id, JsonNode body) {
        return body.has("amount")
                ? OutsidePayment.of(transaction, id, body.get("amount").asLong())
                : OutsidePayment.ofTheRest(transaction, id);
    }
}
