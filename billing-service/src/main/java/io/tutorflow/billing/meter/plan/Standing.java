package io.tutorflow.billing.meter.plan;

import io.tutorflow.billing.account.workspace.Terms;
import io.tutorflow.billing.meter.ChargedTime;
import io.tutorflow.billing.payment.Customer;
import io.tutorflow.billing.payment.StripeSubscriptions.Change;
import io.tutorflow.billing.payment.StripeSubscriptions.Collection;
import io.tutorflow.billing.payment.StripeSubscriptions.Item;
import io.tutorflow.billing.payment.StripeSubscriptions.Seen;
import io.tutorflow.money.Reductions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account when its subscription is looked at.
 *
 * @param terms none: it is no workspace
 * @param customer none: Stripe knows nobody whom it could charge
 * @param subscription the newest; none: it never had one
 * @param reductions by which it pays less than the catalogue
 * @param days in which an invoice that is sent is due
 */
record Standing(
        UUID account,
        @Nullable Terms terms,
        @Nullable Customer customer,
        @Nullable SubscriptionRecord subscription,
        Reductions reductions,
        long days) {

    boolean isMetered() {
        return terms != null && terms.billingMode().isMetered();
    }

    /** It returns to invoices when the month ends. */
    boolean isReturning() {
        return terms == null || !terms.billingMode().isMetered() || terms.meteredUntil() != null;
    }

    /** Its subscription has come to the end of its last month, or could have been kept from that too late. */
    boolean mayBeOver(Instant now) {
        if (terms == null || !terms.billingMode().isMetered()) {
            return true;
        }
        boolean wasToEnd = subscription != null && subscription.status() == SubscriptionStatus.ENDING;
        return wasToEnd && (terms.meteredUntil() == null || endsBefore(now.plus(PlanLimits.CLOCKS_DIFFER)));
    }

    /** It is metered, and not only because its return to invoices is not noted yet. */
    boolean goesOnAt(Instant now) {
        return isMetered() && !endsBefore(now.plus(PlanLimits.CLOCKS_DIFFER));
    }

    private boolean endsBefore(Instant time) {
        return terms != null
                && terms.meteredUntil() != null
                && !terms.meteredUntil().isAfter(time);
    }

    /** When what is over now has ended: not before its month, if Stripe's clock is ahead of ours. */
    Instant overAt(Instant now) {
        var end = terms == null ? null : terms.meteredUntil();
        return mayBeOver(now) && end != null && end.isAfter(now) ? end : now;
    }

    boolean isReduced() {
        return !reductions.equals(Reductions.NONE);
    }

    SubscriptionStatus status() {
        return isReturning() ? SubscriptionStatus.ENDING : SubscriptionStatus.RUNNING;
    }

    Collection collection() {
        var card = customer == null ? null : customer.card();
        return new Collection(card == null ? null : card.paymentMethodId(), days);
    }

    /** That it ends with its month or goes on, and how it is paid. */
    Change changeWithoutItems(Seen seen) {
        var collection = collection();
        return new Change(
                seen.ending() == isReturning() ? null : isReturning(),
                Objects.equals(seen.paymentMethodId(), collection.paymentMethodId()) ? null : collection,
                List.of(),
                List.of());
    }

    /** What a subscription charges by meters, and for which time. Of two prices of one meter, the older one. */
    static Map<String, ChargedTime> charged(Seen seen) {
        return seen.items().stream()
                .filter(item -> item.eventName() != null)
                .collect(Collectors.toMap(
                        item -> Objects.requireNonNull(item.eventName()),
                        item -> ChargedTime.of(item.addedAt(), seen.endsAt()),
                        (one, other) -> one.since().isBefore(other.since()) ? one : other));
    }

    /**
     * What it is to subscribe to.
     *
     * @param ours lookup keys of the catalogue, past ones too: what else is subscribed to stays
     */
    Change items(Seen seen, Offer.Available offer, Set<String> ours) {
        var there = seen.items().stream().map(Item::price).collect(Collectors.toSet());
        return new Change(
                null,
                null,
                offer.prices().values().stream()
                        .filter(price -> !there.contains(price))
                        .sorted()
                        .toList(),
                seen.items().stream()
                        .filter(item -> item.lookupKey() != null
                                && ours.contains(item.lookupKey())
                                && !offer.isOnSale(item.lookupKey()))
                        .map(Item::id)
                        .toList());
    }
}
