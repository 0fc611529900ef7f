package io.tutorflow.usage.catalog;

import io.tutorflow.money.Units;
import java.time.Duration;

/** The unit that work is counted in. */
public enum Unit {
    /** Lessons, items, slides, …: always whole. */
    WHOLE(0) {
        @Override
        public Units of(int count) {
            return Units.of(count);
        }
    },
    /** Fractional minutes; both the request and the result count seconds. */
    MINUTE(4) {
        @Override
        public Units of(int count) {
            return Units.minutesOf(Duration.ofSeconds(count));
        }
    };

    private final int decimals;

    Unit(int decimals) {
        this.decimals = decimals;
    }

    /** How many decimals a quantity may have. */
    public int decimals() {
        return decimals;
    }

    /** Converts a count, as requests and results give it. */
    public abstract Units of(int count);
}
