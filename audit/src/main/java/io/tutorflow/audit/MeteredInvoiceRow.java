package io.tutorflow.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What billing-service keeps of an invoice that Stripe has made of a subscription.
 *
 * @param status as Stripe has last said; none: it was not asked yet
 * @param isCleared an operator has cleared what it was to settle
 * @param cash where its money came in here; none: it has settled nothing
 * @param isDue somebody asks Stripe about it, or it is parked
 * @param parked why a person has to look at it; none: it is not parked
 */
record MeteredInvoiceRow(
        UUID id,
        String stripeId,
        @Nullable String customer,
        @Nullable String status,
        @Nullable String number,
        long totalCents,
        long taxMicros,
        @Nullable Instant periodEnd,
        boolean isSettled,
        boolean isCleared,
        @Nullable UUID cash,
        boolean isDue,
        @Nullable String parked,
        List<Line> lines) {

    /** What it has charged for a meter. */
    record Line(String eventName, Instant from, Instant until, long value, long cents) {}
}
