package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.util.List;

/**
 * The purchases of an account, oldest first, and what is left of all of them. Captures take promotional credits first,
 * then purchases, the oldest first; so what was spent of them lies in the oldest.
 *
 * @param left the account's purchased credits; below zero after an overrun
 */
record Lots(List<Lot> oldestFirst, Money left) {

    /** What of this purchase nobody has spent. */
    Money unusedOf(PaymentId payment) {
        var spent = oldestFirst.stream()
                .map(Lot::kept)
                .reduce(Money.ZERO, Money::plus)
                .minus(left);
        for (var lot : oldestFirst) {
            var used = spent.max(Money.ZERO).min(lot.kept());
            if (lot.payment().equals(payment)) {
                return lot.kept().minus(used);
            }
            spent = spent.minus(used);
        }
        return Money.ZERO;
    }
}
