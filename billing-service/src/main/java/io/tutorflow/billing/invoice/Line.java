package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A line of a document.
 *
 * @param number from 1, in the order of the document
 * @param month of whose usage or minimum it is; none of what is about the document as a whole
 * @param usage what it sums up; only of a line of usage
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
