package io.tutorflow.usage.catalog;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import org.jspecify.annotations.Nullable;

/** How many units are billed, once anything is delivered. */
public sealed interface Quantity {

    Units billed(Units requested, Units delivered);

    /** The most that may be billed; none where it is what was quoted. */
    @Nullable
    Money limit(Money unitPrice);

    /** What is delivered, never more than was requested. */
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

    /** What is delivered, more than was foreseen if need be. */
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
