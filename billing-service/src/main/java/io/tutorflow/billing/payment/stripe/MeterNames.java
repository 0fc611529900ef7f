package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The event names of Stripe's meters, by which prices charge. */
final class MeterNames {

    /** Meters whose names are known: a catalogue has some ten of them, and a changed price another one. */
    private static final int KNOWN = 10_000;

    /** The event name of each meter never changes. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** None if it is charged by no meter. */
    Optional<String> of(StripeClient stripe, Price price) throws StripeException {
        var recurring = price.getRecurring();
        return recurring == null || recurring.getMeter() == null
                ? Optional.empty()
                : Optional.of(name(stripe, recurring.getMeter()));
    }

    private String name(StripeClient stripe, String meter) throws StripeException {
        var before = known.get(meter);
        if (before != null) {
            return before;
        }
        var name = stripe.v1().billing().meters().retrieve(meter).getEventName();
        if (known.size() < KNOWN) {
            known.put(meter, name);
        }
        return name;
    }
}
