package io.tutorflow.billing.invoice;

import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.time.YearMonth;

/**
 * What one document of a whole month would come to, by the rules of all documents.
 *
 * @param trueUp what is missing up to the minimum
 */
public record MonthTotals(Money trueUp, Money rounding, Money tax, Money due) {

    /**
     * @param funding what paid for the usage that was finalized in the month
     * @param minimum what it pays for at least; zero if nothing was agreed upon
     */
    public static MonthTotals of(YearMonth month, Funding funding, Money minimum, Percent tax) {
        var parts = new UsageGroup.Parts(funding.promo(), funding.purchased(), funding.line());
        var trueUp = new Commitment(month, minimum, Money.ZERO, Money.ZERO).missing(parts.paidFor());
        var totals = Totals.of(parts, trueUp, Money.ZERO, tax);
        return new MonthTotals(trueUp, totals.rounding(), totals.tax(), totals.due());
    }
}
