package io.tutorflow.usage.activity;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.catalog.Sale;
import io.tutorflow.usage.catalog.TokenPrice;
import org.jspecify.annotations.Nullable;

/** Something that people of an organization can have made, at its price in tokens. */
record Activity(Category category, TokenPrice price) {

    private static final Money TOKEN = Money.ofCredits(1);
    private static final String SOURCE = "school_activity_prices_v1";

    /** @throws IllegalArgumentException if the category is not for schools */
    static Activity of(Category category) {
        return switch (category.sale()) {
            case Sale.ForTokens sale -> new Activity(category, sale.price());
            case Sale.ByUnit sale -> throw new IllegalArgumentException(category + " is not sold for tokens");
        };
    }

    /** The price, or the most that it may cost. */
    Money most() {
        return price.most();
    }

    /** How much must be available, if less than the most is enough. */
    @Nullable
    Money minimum() {
        return price.minimum();
    }

    /** The price in tokens, of which at most {@link #most} are billed. */
    Quote worth(Money tokens) {
        var name = category.text();
        var snapshot = new PriceSnapshot(
                name,
                name + ".default",
                "default",
                "token",
                TOKEN.usd(),
                tokens.credits(),
                tokens.usd(),
                "USD",
                SOURCE,
                "school_" + name + "_token_v1",
                true);
        return new Quote(snapshot, 0, most());
    }
}
