package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A line of a document.
 *
 * @param number from 1, in the order of the document
 * @param month whose usage or minimum it is; none if it is about the whole document
 * @param usage what it sums up; only on a line of usage
 * @param amount what it adds to the total
 */
record Line(
        int number,
        LineType type,
        @Nullable YearMonth month,
        @Nullable UsageGroup usage,
        Money amount) {

    Line {
        if ((usage != null) != (type == LineType.USAGE)) {
            throw new IllegalArgumentException("Usage stands on lines of usage: " + type);
        }
    }
}
