package io.tutorflow.billing.invoice;

import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import org.jspecify.annotations.Nullable;

/**
 * What a document comes to.
 *
 * @param parts what usage was paid by before; its line part is what of it is due now
 * @param trueUp what is charged for minimums, less what is taken off again
 * @param rounding what makes the net amount whole cents
 * @param metered what Stripe charges of metered usage, of which nothing is due here; none: it is of no metered usage
 */
record Totals(
        UsageGroup.Parts parts,
        Money trueUp,
        Money reversedTopUp,
        Money rounding,
        Money tax,
        @Nullable Money metered) {

    /** @param rate of the tax on all that is due */
    static Totals of(UsageGroup.Parts parts, Money trueUp, Money reversedTopUp, Percent rate) {
        var exact = parts.line().plus(trueUp).plus(reversedTopUp);
        var net = exact.toCents();
        return new Totals(parts, trueUp, reversedTopUp, net.minus(exact), rate.ofInCents(net), null);
    }

    /** @param line all that was captured: metered usage is of the line as a whole */
    static Totals ofMetered(Money line) {
        return new Totals(UsageGroup.Parts.NONE, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, line);
    }

    BillingMode mode() {
        return BillingMode.of(metered != null);
    }

    Money net() {
        return parts.line().plus(trueUp).plus(reversedTopUp).plus(rounding);
    }

    /** What is due, by what it is for. */
    Amounts amounts() {
        return new Amounts(parts.line(), reversedTopUp, trueUp, tax, rounding);
    }

    /** In whole cents. */
    Money due() {
        return net().plus(tax);
    }
}
