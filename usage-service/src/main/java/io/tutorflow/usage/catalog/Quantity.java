package io.tutorflow.usage.catalog;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import org.jspecify.annotations.Nullable;

/** How many units are billed, once anything is delivered. */
public sealed interface Quantity {

    Units billed(Units requested, Units delivered);

    /** The most that may be billed; null if it is the quoted amount. */
    @Nullable
    Money limit(Money unitPrice);

    /** What is delivered, at most what was requested. */
    record Delivered() implements Quantity {

        @Override
        public Units billed(Units requested, Units delivered) {
            return delivered.min(requested);
        }

        @Override
        public @Nullable Money limit(Money unitPrice) {
            return null;
        }
    }

    /** What was requested. */
    record Requested() implements Quantity {

        @Override
        public Units billed(Units requested, Units delivered) {
            return requested;
        }

        @Override
        public @Nullable Money limit(Money unitPrice) {
            return null;
        }
    }

    /** What is delivered, even if it is more than expected, up to a maximum. */
    record UpTo(Units most) implements Quantity {

        @Override
        public Units billed(Units requested, Units delivered) {
            return delivered.min(most);
        }

        @Override
        public Money limit(Money unitPrice) {
            return unitPrice.times(most);
        }
    }
}
