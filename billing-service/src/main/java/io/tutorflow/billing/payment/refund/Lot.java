package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * One purchase: paid and bonus credits are spent together, in proportion.
 *
 * @param paidCents its price
 * @param credited paid and bonus
 * @param withdrawn what has already been taken back
 */
record Lot(PaymentId payment, long paidCents, Money credited, Money withdrawn) {

    /** The part that can have been spent. */
    Money kept() {
        return credited.minus(withdrawn);
    }

    Lot withdrawing(Money more) {
        return new Lot(payment, paidCents, credited, withdrawn.plus(more));
    }

    /** The money for these credits, rounded down to the cent. */
    long centsFor(Money credits) {
        return BigInteger.valueOf(paidCents)
                .multiply(BigInteger.valueOf(credits.micros()))
                .divide(BigInteger.valueOf(credited.micros()))
                .longValueExact();
    }

    /** The credits bought with this part of the price, rounded down. */
    Money creditsFor(long cents) {
        return Money.ofMicros(new BigDecimal(credited.micros())
                .multiply(BigDecimal.valueOf(cents))
                .divide(BigDecimal.valueOf(paidCents), 0, RoundingMode.DOWN)
                .longValueExact());
    }

    /** The paid part of credits taken back, for this much money. */
    static Money paidPart(long cents) {
        return Money.ofCents(cents);
    }
}
