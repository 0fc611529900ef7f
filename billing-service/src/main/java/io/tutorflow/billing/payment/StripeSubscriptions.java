package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls to Stripe about subscriptions, by which it charges what its meters have counted in a month. Each answer arrives on the
 * caller's context.
 */
public interface StripeSubscriptions {

    /** Whether there is a key. */
    boolean isConfigured();

    /**
     * The account's, if there is one that is not over, as nobody knows what became of a request without an answer; else a new
     * one, of months that begin on the 1st, 00:00 UTC.
     *
     * @param key the idempotency key
     * @return its id
     */
    Uni<String> subscribe(Wanted wanted, String key);

    Uni<Seen> subscription(String id);

    /**
     * Several times, it is the same.
     *
     * @return how it is then
     */
    Uni<Seen> change(String id, Change change);

    /** The drafts of invoices that its subscriptions, past ones too, have made of the customer's usage. */
    Uni<List<Draft>> drafts(String customerId);

    /** The draft stays one until then, unless somebody finalizes it. Several times, it is the same. */
    Uni<Void> keepDraft(String invoiceId, Instant until);

    /**
     * Stripe goes on collecting the customer's open invoices by itself: it stops when a subscription is ended at once. Several
     * times, it is the same.
     */
    Uni<Void> goOnCollecting(String customerId);

    /**
     * Who is to be charged for what.
     *
     * @param prices Stripe's ids
     */
    record Wanted(UUID account, String customerId, Collection collection, List<String> prices) {}

    /**
     * How it is paid.
     *
     * @param paymentMethodId is charged by itself; none: invoices are sent
     * @param days in which an invoice that is sent is due
     */
    record Collection(@Nullable String paymentMethodId, long days) {}

    /**
     * A subscription as Stripe has it.
     *
     * @param over Stripe charges nothing more by it, or no longer knows it
     * @param ending it is over when its month is
     * @param endsAt when that is; none: it goes on
     */
    record Seen(
            String id,
            boolean over,
            boolean ending,
            @Nullable Instant endsAt,
            @Nullable String paymentMethodId,
            List<Item> items) {

        /** As if these items were not of it. */
        public Seen without(List<String> gone) {
            var left = items.stream().filter(item -> !gone.contains(item.id())).toList();
            return new Seen(id, over, ending, endsAt, paymentMethodId, left);
        }
    }

    /**
     * What it charges, from when it was added on.
     *
     * @param lookupKey names its price; none: the price has none
     * @param eventName of the meter that it charges by; none: it charges by no meter
     */
    record Item(
            String id,
            String price,
            @Nullable String lookupKey,
            @Nullable String eventName,
            Instant addedAt) {}

    /** @param finalizesAt none: a person does that */
    record Draft(String id, Instant createdAt, @Nullable Instant finalizesAt) {

        /** By itself, and it is not too late to have it wait. */
        public boolean becomesFinalBefore(Duration age, Instant now) {
            var end = createdAt.plus(age);
            return finalizesAt != null && finalizesAt.isBefore(end) && end.isAfter(now);
        }
    }

    /**
     * What is to be otherwise.
     *
     * @param ending none: as it is
     * @param collection none: as it is
     * @param added Stripe's ids of prices
     * @param removed ids of items; what was used of them is charged with the month
     */
    record Change(@Nullable Boolean ending, @Nullable Collection collection, List<String> added, List<String> removed) {

        public boolean isNone() {
            return ending == null && collection == null && added.isEmpty() && removed.isEmpty();
        }
    }
}
