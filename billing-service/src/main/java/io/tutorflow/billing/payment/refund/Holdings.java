package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.util.Optional;

/**
 * An account's purchases and what is left of them.
 *
 * @param free credits less holds
 */
record Holdings(Lots lots, Money free) {

    Optional<Lot> lotOf(PaymentId purchase) {
        return lots.oldestFirst().stream()
                .filter(lot -> lot.payment().equals(purchase))
                .findFirst();
    }
}
