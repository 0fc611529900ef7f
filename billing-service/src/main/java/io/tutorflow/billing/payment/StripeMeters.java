package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/** Calls to Stripe about meters, which count what its subscriptions charge. Each answer arrives on the caller's context. */
public interface StripeMeters {

    /** Whether there is a key. */
    boolean isConfigured();

    /**
     * Stripe takes it at once and counts it later; what is wrong with it by then it says by an event. After a failure nobody
     * knows whether it has it.
     */
    Uni<Answer> report(Usage usage);

    /**
     * What a meter is to count.
     *
     * @param id Stripe counts it once in 24 hours at least, however often it is sent
     * @param eventName names the meter
     * @param at the time that it counts for
     */
    record Usage(UUID id, String eventName, String customerId, long value, Instant at) {}

    /** What Stripe says of a report. */
    sealed interface Answer {

        /** It has it, from this report or an earlier one. */
        record Taken() implements Answer {}

        /** It has not looked at it: too many requests, or the key is not accepted. */
        record NotNow(String why) implements Answer {}

        /** There is no such meter or customer, or the report itself is wrong. */
        record Refused(String why) implements Answer {}
    }
}
