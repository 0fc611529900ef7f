package io.tutorflow.billing.invoice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that Stripe collects, as it stands here.
 *
 * @param stripeId none: Stripe has not said that it has it
 * @param looks how often what Stripe says had been kept
 * @param key what its idempotency keys begin with
 * @param paymentMethodId the card to charge; none: it is paid on Stripe's page
 */
record CollectedInvoice(
        Invoice.Opened ours,
        List<Line> lines,
        @Nullable String stripeId,
        int looks,
        String key,
        @Nullable String paymentMethodId,
        Instant requestedAt) {

    /** Stripe refuses one that is due in the past. */
    private static final Duration LEAST_TIME = Duration.ofDays(1);

    InvoiceId id() {
        return ours.header().id();
    }

    /** The same whenever it is asked for. */
    Instant dueAt() {
        var until = ours.opening().payableUntil();
        var least = requestedAt.plus(LEAST_TIME);
        return until.isAfter(least) ? until : least;
    }
}
