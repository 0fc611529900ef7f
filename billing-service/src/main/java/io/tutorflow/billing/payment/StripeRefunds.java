package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls to Stripe about refunds and disputes. Each answer arrives on the caller's context; calls that create something
 * have an idempotency key, so a repeat creates nothing more.
 */
public interface StripeRefunds {

    /** Makes the refund, unless that was already done; reports the outcome. */
    Uni<Seen> refund(Wish wish);

    /** All disputes created since then. */
    Uni<List<SeenDispute>> disputesSince(Instant since);

    /** Whether Stripe would repeat this failure for the same key for a day. */
    boolean isRemembered(Throwable failure);

    /** Whether there is a key. */
    boolean isConfigured();

    /**
     * @param id ours, which Stripe stores with the refund
     * @param attempt part of the idempotency key
     * @param mayHaveBeen whether Stripe may have received it before, and so must first be asked for it
     */
    record Wish(UUID id, String intentId, long cents, int attempt, boolean mayHaveBeen) {}

    /** Stripe's state of a refund; the ids are Stripe's. */
    sealed interface Seen {

        record Pending(String id) implements Seen {}

        record Succeeded(String id) implements Seen {}

        /** @param id null if Stripe did not create one */
        record Failed(@Nullable String id, String reason) implements Seen {}
    }

    /** A payment disputed by its bank. */
    record SeenDispute(String id, String intentId, long cents, String reason, Instant createdAt, Standing standing) {}

    /** The bank's decision. */
    enum Standing {
        UNDECIDED,
        /** The money stays here, or was never taken. */
        WON,
        /** The money is gone for good. */
        LOST
    }
}
