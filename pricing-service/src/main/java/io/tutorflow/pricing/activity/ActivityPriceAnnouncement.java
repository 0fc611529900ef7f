package io.tutorflow.pricing.activity;

import io.tutorflow.events.ActivityPricesChanged;
import io.tutorflow.events.ActivityPricesChanged.TokenPrice;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices of activities as the suite is told of them. However often a revision is told, it is the same event. */
final class ActivityPriceAnnouncement {

    private static final String STANDARD = "standard";

    private ActivityPriceAnnouncement() {}

    static OutboxEvent of(UUID organization, PriceHistory prices, Instant now) {
        var isStandard = organization.equals(ActivityPriceTable.STANDARD);
        var newest = prices.newest();
        var payload = new ActivityPricesChanged(
                isStandard ? null : organization,
                newest.number(),
                prices.toldAt(now).stream()
                        .map(ActivityPriceAnnouncement::versionOf)
                        .toList(),
                newest.createdAt());
        var key = isStandard ? STANDARD : organization.toString();
        return OutboxEvent.of(
                EventType.ACTIVITY_PRICES_CHANGED,
                key,
                "activity-prices-" + key + ":" + newest.number(),
                newest.createdAt(),
                payload);
    }

    private static ActivityPricesChanged.PriceVersion versionOf(PriceVersion version) {
        var changes = version.changes();
        return new ActivityPricesChanged.PriceVersion(
                version.number(),
                version.effectiveFrom(),
                changes.prices().entrySet().stream()
                        .map(entry -> new TokenPrice(
                                entry.getKey().activity(),
                                entry.getKey().variant(),
                                entry.getKey().courseId(),
                                entry.getValue().map(Money::credits).orElse(null)))
                        .toList(),
                tokens(changes.rates().input()),
                tokens(changes.rates().output()),
                tokens(changes.rates().cap()));
    }

    private static @Nullable BigDecimal tokens(@Nullable Money amount) {
        return amount == null ? null : amount.credits();
    }
}
