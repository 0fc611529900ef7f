package io.tutorflow.usage.catalog;

import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Units;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the tokens of an activity are counted by. */
public enum Charging {
    /** The same for each. */
    EACH(Unit.WHOLE) {
        @Override
        public Units billed(@Nullable TokenRates rates, Use use, Units most) {
            return most;
        }
    },
    /** By the minutes of what was recorded. */
    BY_THE_MINUTE(Unit.MINUTE) {
        @Override
        public Units billed(@Nullable TokenRates rates, Use use, Units most) {
            return demanded(rates).tokensOf(use.delivered()).min(most);
        }
    },
    /** By what a language model reads and writes. */
    BY_USE(Unit.WHOLE) {
        @Override
        public Units billed(@Nullable TokenRates rates, Use use, Units most) {
            return ONE_TOKEN
                    .max(demanded(rates).tokensOf(use.read(), use.written()))
                    .min(most);
        }
    };

    /** Work that used next to nothing is not free. */
    private static final Units ONE_TOKEN = Units.of(1);

    private final Unit unit;

    Charging(Unit unit) {
        this.unit = unit;
    }

    /**
     * The tokens billed for what was delivered.
     *
     * @param rates of the price, if it has some
     * @param most never exceeded
     */
    public abstract Units billed(@Nullable TokenRates rates, Use use, Units most);

    Unit unit() {
        return unit;
    }

    private static TokenRates demanded(@Nullable TokenRates rates) {
        return Objects.requireNonNull(rates, "Its price has rates");
    }

    /**
     * What was delivered and used.
     *
     * @param read tokens read by the language model
     * @param written tokens written by it
     */
    public record Use(Units delivered, long read, long written) {}
}
