package io.tutorflow.usage.catalog;

import static java.util.Objects.requireNonNull;

import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What activities cost an organization in tokens.
 *
 * @param version 0: those of every organization without prices of its own
 * @param tokens the price of each activity that is always the same, and per minute of each that is billed by the minute
 * @param use of a language model
 * @param most what usage-based work may cost
 */
public record ActivityPriceList(int version, Map<ActivityKey, BigDecimal> tokens, TokenRates use, Money most) {

    /** The only place where these prices are written. */
    public static final ActivityPriceList DEFAULT = new ActivityPriceList(
            0,
            Map.of(
                    price(Category.COVER_IMAGE, "default"), tokens(25),
                    price(Category.AI_EXERCISE_GENERATION, "default"), tokens(25),
                    price(Category.WRITING_ASSESSMENT, "text"), tokens(10),
                    price(Category.WRITING_ASSESSMENT, "handwriting"), tokens(20),
                    price(Category.WRITING_ASSESSMENT, "image"), tokens(20),
                    price(Category.SPEAKING_ASSESSMENT, "recorded"), tokens(15),
                    price(Category.SPEAKING_ASSESSMENT, "live"), tokens(40),
                    price(Category.SESSION_TRANSCRIPTION, "default"), tokens(2)),
            TokenRates.byUse(tokens(1), tokens(4)),
            Money.ofCredits(500));

    /** Usage-based work begins only if so much is available. */
    private static final Money LEAST = Money.ofCredits(100);

    public ActivityPriceList {
        tokens = Map.copyOf(tokens);
    }

    public TokenPrice of(ActivityKey key) {
        return switch (key.category().forTokens().charging()) {
            case EACH -> new TokenPrice.Each(Money.ofCredits(listed(key)));
            case BY_THE_MINUTE -> new TokenPrice.PerMinute(TokenRates.byTheMinute(listed(key)));
            case BY_USE -> new TokenPrice.ByUse(use, LEAST.min(most), most);
        };
    }

    private BigDecimal listed(ActivityKey key) {
        return requireNonNull(tokens.get(key), () -> key.text() + " has no price");
    }

    private static ActivityKey price(Category category, String variant) {
        return new ActivityKey(category, variant);
    }

    private static BigDecimal tokens(long tokens) {
        return BigDecimal.valueOf(tokens);
    }
}
