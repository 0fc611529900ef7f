package io.tutorflow.billing.payment.refund;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * One purchase: its credits are spent together, paid and bonus in their ratio.
 *
 * @param paidCents its price
 * @param credited paid and bonus
 * @param withdrawn what was taken back of it already
 */
record Lot(PaymentId payment, long paidCents, Money credited, Money withdrawn) {

    private static final long MICROS_PER_CENT = 10_000;

    /** What of it can have been spent. */
    Money kept() {
        return credited.minus(withdrawn);
    }

    Lot withdrawing(Money more) {
        return new Lot(payment, paidCents, credited, withdrawn.plus(more));
    }

    /** Money for so many of its credits, rounded down to the cent. */
    long centsFor(Money credits) {
        return BigInteger.valueOf(paidCents)
                .multiply(BigInteger.valueOf(credits.micros()))
                .divide(BigInteger.valueOf(credited.micros()))
                .longValueExact();
    }

    /** The credits that so much of its price bought, rounded down. */
    Money creditsFor(long cents) {
        return Money.ofMicros(new BigDecimal(credited.micros())
                .multiply(BigDecimal.valueOf(cents))
                .divide(BigDecimal.valueOf(paidCents), 0, RoundingMode.DOWN)
                .longValueExact());
    }

    /** Of credits taken back, what was paid for with so much money. */
    static Money paidPart(long cents) {
        return Money.ofMicros(Math.multiplyExact(cents, MICROS_PER_CENT));
    }
}
