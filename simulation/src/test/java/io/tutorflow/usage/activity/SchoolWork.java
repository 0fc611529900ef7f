package io.tutorflow.usage.activity;

import io.tutorflow.events.ActivityPricesChanged;
import io.tutorflow.events.ActivityPricesChanged.PriceVersion;
import io.tutorflow.events.ActivityPricesChanged.TokenPrice;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.ActivityKey;
import io.tutorflow.usage.catalog.ActivityPriceList;
import io.tutorflow.usage.catalog.ActivityPrices;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.charge.AuthorisingCharges;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.reservation.ExhaustedBudgets;
import io.tutorflow.usage.reservation.Reservations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the people of schools ask for, with the production class that has their organization pay. */
public enum SchoolWork {
    COVER(new ActivityKey(Category.COVER_IMAGE, "default")),
    LESSON(new ActivityKey(Category.AI_LESSON_GENERATION, "default"));

    /** A record of immutable values. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final ActivityKey key;

    SchoolWork(ActivityKey key) {
        this.key = key;
    }

    public Category category() {
        return key.category();
    }

    public Quote quote() {
        return activity().worth();
    }

    public AuthorisingCharges paidBy(
            SchoolCaller caller, Reservations reservations, Holds holds, ExhaustedBudgets exhausted) {
        return new SpendingTokens(reservations, holds, exhausted, caller, at -> activity());
    }

    private Activity activity() {
        return Activity.of(key, Units.of(1), prices());
    }

    private static ActivityPriceList prices() {
        var cover = new TokenPrice("cover_image", null, null, BigDecimal.valueOf(25));
        var standard = new PriceVersion(
                1,
                Instant.EPOCH,
                List.of(cover),
                BigDecimal.valueOf(1),
                BigDecimal.valueOf(4),
                BigDecimal.valueOf(500));
        var prices = new ActivityPrices();
        prices.apply(new ActivityPricesChanged(null, 1, List.of(standard), Instant.EPOCH));
        return prices.inForce(new UUID(0, 1), null, Instant.EPOCH);
    }
}
