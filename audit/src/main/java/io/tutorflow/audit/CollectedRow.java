package io.tutorflow.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that Stripe collects, as billing-service has it.
 *
 * @param document none: there is no such invoice, or it was never opened
 * @param reopened how often it had been reopened when Stripe was asked to collect it
 * @param collection in which way
 * @param atStripe what Stripe has said of it; none: not that it has it
 * @param finalizing Stripe is being asked to collect it now
 * @param isDue whether something more will be done about it by itself
 * @param isParked whether a person was told to look
 */
record CollectedRow(
        UUID invoice,
        @Nullable Document document,
        int reopened,
        String collection,
        @Nullable String card,
        Instant requestedAt,
        @Nullable Said atStripe,
        boolean finalizing,
        boolean isDue,
        boolean isParked) {

    /**
     * The invoice itself.
     *
     * @param endedBy who has paid it, given it up or made it void
     * @param rate of its tax, in millionths
     * @param reopened how often until now
     * @param customer whom Stripe knows its account as; none: Stripe has forgotten them
     * @param cash the house account into which its money came
     * @param creditedMicros what credit notes have given back of it since
     * @param parts what is due of it by catalogue key, of minimums, and of reversed top-ups, in micro-USD
     */
    record Document(
            String number,
            String state,
            @Nullable String endedBy,
            long dueMicros,
            long taxMicros,
            long rate,
            Instant openedAt,
            int reopened,
            @Nullable Customer customer,
            @Nullable UUID cash,
            long creditedMicros,
            Map<String, Long> parts) {}

    /** @param since when this was made: another one before may have been deleted at Stripe */
    record Customer(String id, Instant since) {}

    /** @param intent the payment that has paid it, or that it waits for */
    record Said(String id, String status, @Nullable String intent) {}

    /** It was reopened since, and Stripe has nothing to do with it any more. */
    boolean isOver() {
        return document == null || document.reopened() != reopened;
    }
}
