package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.YearMonth;

/**
 * Usage of one kind and price that was finalized in one month, summed up. Each record was rounded once, when it was priced;
 * nothing is priced again here.
 *
 * @param key what was used, and at which price
 * @param records how many usage records it sums up
 * @param list its amount at list prices
 * @param billable its amount at agreed prices
 * @param parts what was captured for it, by funding
 */
record UsageGroup(Key key, long records, Units units, Money list, Money billable, Parts parts) {

    UsageGroup {
        if (parts.total().exceeds(billable)) {
            throw new IllegalArgumentException("More was captured than was billable: " + parts + " of " + billable);
        }
    }

    /** @param month in which it was finalized */
    record Key(YearMonth month, String catalogKey, Money listUnitPrice, Money unitPrice) {}

    Money discount() {
        return list.minus(billable);
    }

    Money waived() {
        return billable.minus(parts.total());
    }

    /** What captures were taken from. */
    record Parts(Money promotional, Money purchased, Money line) {

        static final Parts NONE = new Parts(Money.ZERO, Money.ZERO, Money.ZERO);

        Parts plus(Parts other) {
            return new Parts(
                    promotional.plus(other.promotional), purchased.plus(other.purchased), line.plus(other.line));
        }

        Money total() {
            return promotional.plus(purchased).plus(line);
        }

        /** What counts towards a commitment: promotional credits do not. */
        Money paidFor() {
            return purchased.plus(line);
        }
    }
}
