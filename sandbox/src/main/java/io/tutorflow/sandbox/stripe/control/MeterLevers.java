package io.tutorflow.sandbox.stripe.control;

import io.tutorflow.sandbox.stripe.api.Asker;
import io.tutorflow.sandbox.stripe.api.Surroundings;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.meter.Counting;
import io.tutorflow.sandbox.stripe.meter.MeterBooks;
import java.util.function.Function;

/** When meters count and what they refuse, what they took in, and events that go astray at Stripe. */
public record MeterLevers(Surroundings surroundings) {

    void addTo(Control control) {
        control.add("GET metering", (id, body) -> change(Counting::settings));
        control.add("PUT metering", (id, body) -> change(transaction -> Counting.set(transaction, body)));
        control.add("GET meters/{id}/events", (id, body) -> change(transaction -> MeterBooks.events(transaction, id)));
        control.add("POST meter_events", (id, body) -> change(transaction -> MeterBooks.tamper(transaction, body)));
    }

    private Object change(Function<Transaction, Object> work) {
        return surroundings.change(Asker.NOBODY, work);
    }
}
