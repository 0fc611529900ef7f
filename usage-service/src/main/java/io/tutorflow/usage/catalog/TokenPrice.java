package io.tutorflow.usage.catalog;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The price of a school's activity, in tokens. */
public sealed interface TokenPrice {

    /** The price, or the most that it may cost. */
    Money most();

    /** How much must be available, if less than the most is enough. */
    @Nullable
    Money minimum();

    /**
     * The tokens billed once anything is delivered.
     *
     * @param read tokens read by the language model
     * @param written tokens written by it
     * @param limit the charge never exceeds it
     */
    Units billed(long read, long written, Money limit);

    /** The activity's price, as callers are told. */
    String terms(String activity);

    /** Always the same. */
    record Fixed(long tokens) implements TokenPrice {

        public Fixed {
            if (tokens <= 0) {
                throw new IllegalArgumentException("A price is above zero");
            }
        }

        @Override
        public Money most() {
            return Money.ofCredits(tokens);
        }

        @Override
        public @Nullable Money minimum() {
            return null;
        }

        @Override
        public Units billed(long read, long written, Money limit) {
            return Units.of(limit.credits());
        }

        @Override
        public String terms(String activity) {
            return activity + " is " + tokens + " tokens.";
        }
    }

    /**
     * By the language model's usage, per 1,000 of its tokens, at least one token.
     *
     * @param leastTokens how much must be available to begin
     */
    record ByUse(long leastTokens, long mostTokens) implements TokenPrice {

        private static final int READ = 1;
        private static final int WRITTEN = 4;
        private static final int PER_THOUSAND = 3;

        public ByUse {
            if (leastTokens <= 0 || mostTokens < leastTokens) {
                throw new IllegalArgumentException("A price is above zero, and its bounds are in order");
            }
        }

        @Override
        public Money most() {
            return Money.ofCredits(mostTokens);
        }

        @Override
        public Money minimum() {
            return Money.ofCredits(leastTokens);
        }

        @Override
        public Units billed(long read, long written, Money limit) {
            var thousandths = Math.addExact(Math.multiplyExact(read, READ), Math.multiplyExact(written, WRITTEN));
            return Units.of(BigDecimal.valueOf(thousandths, PER_THOUSAND)
                    .max(BigDecimal.ONE)
                    .min(limit.credits()));
        }

        @Override
        public String terms(String activity) {
            return ("%s is billed by language-model usage: %d token per 1,000 input and %d per 1,000 output"
                            + " tokens, at least 1. It needs %d tokens to start and never costs more than %d.")
                    .formatted(activity, READ, WRITTEN, leastTokens, mostTokens);
        }
    }
}
