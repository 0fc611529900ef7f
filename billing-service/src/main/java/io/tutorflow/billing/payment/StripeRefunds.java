package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of Stripe about money that goes back. Each answer comes on the context of who asked; what makes something
 * goes under a key: asked twice, it is made once.
 */
public interface StripeRefunds {

    /** Has it refunded, unless that was done before; tells how it went. */
    Uni<Seen> refund(Wish wish);

    /** All that banks have disputed since then. */
    Uni<List<SeenDispute>> disputesSince(Instant since);

    /** Whether the failure is one that Stripe would answer to the same key for a day. */
    boolean isRemembered(Throwable failure);

    /** Whether there is a key for it. */
    boolean isConfigured();

    /**
     * @param id ours; Stripe keeps it with the refund
     * @param attempt part of the key
     * @param mayHaveBeen whether Stripe may have been asked before: then it is asked first what it has of it
     */
    record Wish(UUID id, String intentId, long cents, int attempt, boolean mayHaveBeen) {}

    /** How far Stripe has come with a refund; the ids are Stripe's. */
    sealed interface Seen {

        record Pending(String id) implements Seen {}

        record Succeeded(String id) implements Seen {}

        /** @param id none if Stripe would not make one */
        record Failed(@Nullable String id, String reason) implements Seen {}
    }

    /** A payment that its bank disputes. */
    record SeenDispute(String id, String intentId, long cents, String reason, Instant createdAt, Standing standing) {}

    /** What a bank has decided. */
    enum Standing {
        UNDECIDED,
        /** The money stays here, or was never taken. */
        WON,
        /** The money is gone for good. */
        LOST
    }
}
