package io.tutorflow.usage.catalog;

import io.tutorflow.money.Units;
import java.time.Duration;

/** What work is counted in. */
public enum Unit {
    /** Lessons, items, slides, …: none is divided. */
    WHOLE(0) {
        @Override
        public Units of(int count) {
            return Units.of(count);
        }
    },
    /** Fractional minutes; whoever asks for them and whoever makes them counts seconds. */
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

    /** So many, as they are counted by whoever asks for them and whoever makes them. */
    public abstract Units of(int count);
}
