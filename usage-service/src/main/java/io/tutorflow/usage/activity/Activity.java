package io.tutorflow.usage.activity;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Quote;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the people of an organization can have made for them, at which price in tokens. */
enum Activity {
    COVER_IMAGE(Category.COVER_IMAGE, 25, 0),

    /** Usage-based: begins with at least 100 tokens available, and never costs more than 500. */
    AI_LESSON_GENERATION(Category.AI_LESSON_GENERATION, 500, 100);

    static final String NAMES = "cover_image, ai_lesson_generation";

    private static final Money TOKEN = Money.ofCredits(1);
    private static final String SOURCE = "school_activity_prices_v1";

    private final Category category;
    private final long mostTokens;
    private final long leastTokens;

    /** @param leastTokens 0 where nothing less than the most will do */
    Activity(Category category, long mostTokens, long leastTokens) {
        this.category = category;
        this.mostTokens = mostTokens;
        this.leastTokens = leastTokens;
    }

    static Optional<Activity> of(String text) {
        return Arrays.stream(values())
                .filter(activity -> activity.category.text().equals(text))
                .findFirst();
    }

    Category category() {
        return category;
    }

    /** The price, or the most that it may cost. */
    Money most() {
        return Money.ofCredits(mostTokens);
    }

    /** What must be available where less than the most will do. */
    @Nullable
    Money minimum() {
        return leastTokens == 0 ? null : Money.ofCredits(leastTokens);
    }

    /** The price of so many tokens, of which never more than {@link #most} are billed. */
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
