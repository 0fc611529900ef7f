package io.tutorflow.usage.catalog;

import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import org.jspecify.annotations.Nullable;

/** The price of a school's activity, in tokens. */
public sealed interface TokenPrice {

    /**
     * The price, or the most that it may cost.
     *
     * @param requested minutes, if it is billed by the minute
     */
    Money most(Units requested);

    /** How much must be available, if less than the most is enough. */
    @Nullable
    Money minimum();

    /** How the tokens come about; null if they are always the same. */
    @Nullable
    TokenRates rates();

    /** The activity's price, as callers are told. */
    String terms(String activity);

    /** Always the same. */
    record Each(Money tokens) implements TokenPrice {

        public Each {
            if (!tokens.isPositive()) {
                throw new IllegalArgumentException("A price is above zero");
            }
        }

        @Override
        public Money most(Units requested) {
            return tokens;
        }

        @Override
        public @Nullable Money minimum() {
            return null;
        }

        @Override
        public @Nullable TokenRates rates() {
            return null;
        }

        @Override
        public String terms(String activity) {
            return activity + " is " + text(tokens) + " tokens.";
        }
    }

    /** By the minutes that were recorded, seconds included. */
    record PerMinute(TokenRates rates) implements TokenPrice {

        public PerMinute {
            if (!rates.tokensOf(Unit.MINUTE.of(1)).isPositive()) {
                throw new IllegalArgumentException("A second costs something");
            }
        }

        @Override
        public Money most(Units requested) {
            return Money.ofCredits(rates.tokensOf(requested).value());
        }

        @Override
        public @Nullable Money minimum() {
            return null;
        }

        @Override
        public String terms(String activity) {
            return activity + " is " + rates.tokensOf(Units.of(1)).value().toPlainString()
                    + " tokens per minute, by the second.";
        }
    }

    /**
     * By the language model's usage, at least one token.
     *
     * @param least must be available to begin
     */
    record ByUse(TokenRates rates, Money least, Money most) implements TokenPrice {

        public ByUse {
            if (!least.isPositive() || least.exceeds(most)) {
                throw new IllegalArgumentException("A price is above zero, and its bounds are in order");
            }
        }

        @Override
        public Money most(Units requested) {
            return most;
        }

        @Override
        public Money minimum() {
            return least;
        }

        @Override
        public String terms(String activity) {
            return ("%s is billed by language-model usage: %s token per 1,000 input and %s per 1,000 output"
                            + " tokens, at least 1. It needs %s tokens to start and never costs more than %s.")
                    .formatted(
                            activity,
                            rates.tokensOf(1_000, 0).value().toPlainString(),
                            rates.tokensOf(0, 1_000).value().toPlainString(),
                            text(least),
                            text(most));
        }
    }

    private static String text(Money tokens) {
        return tokens.credits().toPlainString();
    }
}
