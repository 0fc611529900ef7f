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
    }
}
