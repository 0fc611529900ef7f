package io.tutorflow.billing.ledger.month;

import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Captures of an account that are alike, counted. Each was rounded by itself, so only those of one size are taken together.
 *
 * @param listUnitPrice what a unit cost without an agreement
 * @param amount what each was charged
 * @param span how many of the given moments its price was made at or after
 * @param day of the month on which it was charged; the last one if it was charged later
 * @param funding what paid for all of them
 */
public record CapturedSum(
        UUID account,
        String catalogKey,
        Money listUnitPrice,
        Money unitPrice,
        Units units,
        Money amount,
        int span,
        LocalDate day,
        long records,
        Funding funding) {

    /** So much for each of them. */
    public Money each(Money one) {
        return one.times(Units.of(records));
    }
}
