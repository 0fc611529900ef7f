package io.tutorflow.pricing.terms;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.TermsChanged;
import io.tutorflow.events.TermsChanged.Discount;
import io.tutorflow.events.TermsChanged.OwnPrice;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The terms of a workspace as the suite is told of them. However often a revision is told, it is the same event. */
record TermsAnnouncement(UUID workspaceId, AgreedTerms agreed, Instant now) {

    OutboxEvent event() {
        var newest = agreed.versions().getLast();
        var told = agreed.toldAt(now).stream().map(TermsAnnouncement::versionOf).toList();
        var payload = new TermsChanged(workspaceId, newest.number(), told, newest.createdAt());
        var key = workspaceId.toString();
        return OutboxEvent.of(
                EventType.TERMS_CHANGED, key, "terms-" + key + ":" + newest.number(), newest.createdAt(), payload);
    }

    private static TermsChanged.TermsVersion versionOf(TermsVersion version) {
        var terms = version.terms();
        var reductions = terms.reductions();
        return new TermsChanged.TermsVersion(
                version.number(),
                version.effectiveFrom(),
                terms.planCode(),
                reductions.discount().value(),
                reductions.discounts().entrySet().stream()
                        .map(entry ->
                                new Discount(entry.getKey(), entry.getValue().value()))
                        .toList(),
                reductions.prices().entrySet().stream()
                        .map(entry ->
                                new OwnPrice(entry.getKey(), entry.getValue().usd()))
                        .toList(),
                terms.included().usd(),
                terms.commit().usd(),
                terms.taxRate().value(),
                usd(terms.creditLine()),
                terms.rateLimitPerMinute());
    }

    private static @Nullable BigDecimal usd(@Nullable Money amount) {
        return amount == null ? null : amount.usd();
    }
}
