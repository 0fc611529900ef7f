package io.tutorflow.usage.catalog;

import static java.util.Objects.requireNonNull;

import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What activities cost an organization in tokens.
 *
 * @param version the last change of the organization that is in force; 0 if it has made none
 * @param tokens the price of each activity that is always the same, and per minute of each that is billed by the minute
 * @param use of a language model
 * @param most what usage-based work may cost
 */
public record ActivityPriceList(int version, Map<ActivityKey, BigDecimal> tokens, TokenRates use, Money most) {

    /** Before anything is priced. */
    static final ActivityPriceList NOTHING =
            new ActivityPriceList(0, Map.of(), TokenRates.byUse(BigDecimal.ZERO, BigDecimal.ZERO), Money.ZERO);

    /** Usage-based work begins only if so much is available. */
    private static final Money LEAST = Money.ofCredits(100);

    public ActivityPriceList {
        tokens = Map.copyOf(tokens);
    }

    /** The same prices, as those that an organization starts from. */
    ActivityPriceList asStandard() {
        return new ActivityPriceList(0, tokens, use, most);
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
}
