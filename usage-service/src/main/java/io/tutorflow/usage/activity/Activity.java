package io.tutorflow.usage.activity;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.ActivityKey;
import io.tutorflow.usage.catalog.ActivityPriceList;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Charging;
import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.catalog.TokenPrice;
import org.jspecify.annotations.Nullable;

/**
 * Something that people of an organization have made, at its price in tokens.
 *
 * @param requested how much of it: minutes, if it is billed by the minute
 * @param priceVersion of the organization's price list
 */
public record Activity(ActivityKey key, Units requested, TokenPrice price, int priceVersion) {

    private static final Money TOKEN = Money.ofCredits(1);
    private static final String SOURCE = "school_activity_prices_v1";

    public static Activity of(ActivityKey key, Units requested, ActivityPriceList prices) {
        return new Activity(key, requested, prices.of(key), prices.version());
    }

    public Category category() {
        return key.category();
    }

    /** The price, or the most that it may cost. */
    public Money most() {
        return price.most(requested);
    }

    /** How much must be available, if less than the most is enough. */
    @Nullable
    Money minimum() {
        return price.minimum();
    }

    /** The price, or the most that it may cost, in tokens. */
    public Quote worth() {
        return worth(most());
    }

    /** What it cost, once it is done: the price is pinned. */
    public Quote measured(long read, long written) {
        var tokens = key.category()
                .forTokens()
                .charging()
                .billed(price.rates(), new Charging.Use(requested, read, written), Units.of(most().credits()));
        var worth = worth();
        return new Quote(worth.snapshot().pinnedAt(tokens), worth.catalogVersion());
    }

    /** So many tokens, of which at most {@link #most} are billed. */
    public Quote worth(Money tokens) {
        var name = key.category().text();
        var snapshot = new PriceSnapshot(
                name,
                key.text(),
                "default",
                "token",
                TOKEN.usd(),
                null,
                null,
                price.rates(),
                tokens.credits(),
                tokens.usd(),
                "USD",
                SOURCE,
                "school_" + name + "_token_v1",
                true);
        return new Quote(snapshot, priceVersion, most());
    }
}
