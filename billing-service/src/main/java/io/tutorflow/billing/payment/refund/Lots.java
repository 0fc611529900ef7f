package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.util.List;

/**
 * The purchases of an account, oldest first, and what is left of them all. Captures take promotional credits first,
 * then the oldest purchase, so what has been spent belongs to the oldest ones.
 *
 * @param left the account's purchased credits; below zero after an overrun
 */
record Lots(List<Lot> oldestFirst, Money left) {

    /** The unspent part of this purchase. */
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
