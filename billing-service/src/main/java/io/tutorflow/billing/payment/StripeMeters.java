package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/**
 * Calls to Stripe about meters, which count what its subscriptions charge. Each answer arrives on the caller's context; each
 * failure is a {@link StripeFailure}.
 */
public interface StripeMeters {

    /** Whether there is a key. */
    boolean isConfigured();

    /** Stripe takes it at once and counts it later; what is wrong with it by then it says by an event. */
    Uni<Taken> report(Usage usage);

    /**
     * What a meter is to count.
     *
     * @param id Stripe counts it once in 24 hours at least, however often it is sent
     * @param eventName names the meter
     * @param at the time that it counts for
     */
    record Usage(UUID id, String eventName, String customerId, long value, Instant at) {}

    /** Whether it is new to Stripe; both times it is there. */
    enum Taken {
        NEW,
        KNOWN
    }
}
