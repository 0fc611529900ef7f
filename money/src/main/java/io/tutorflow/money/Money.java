package io.tutorflow.money;

import java.math.BigDecimal;

/**
 * An amount of money as an integer number of micro-USD (1 USD = 1,000,000; 1 credit = 10,000). Arithmetic is exact: an
 * overflow throws.
 */
public record Money(long micros) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final long CENT = 10_000;
    private static final int USD_SCALE = 6;
    private static final int CREDIT_SCALE = 4;

    public static Money ofMicros(long micros) {
        return micros == 0 ? ZERO : new Money(micros);
    }

    /** @throws ArithmeticException if the value has more than 6 decimals or does not fit */
    public static Money ofUsd(BigDecimal usd) {
        return ofMicros(usd.movePointRight(USD_SCALE).longValueExact());
    }

    /** @throws ArithmeticException if the value has more than 4 decimals or does not fit */
    public static Money ofCredits(BigDecimal credits) {
        return ofMicros(credits.movePointRight(CREDIT_SCALE).longValueExact());
    }

    public static Money ofCents(long cents) {
        return ofMicros(Math.multiplyExact(cents, CENT));
    }

    public static Money ofCredits(long credits) {
        return ofCredits(BigDecimal.valueOf(credits));
    }

    public BigDecimal usd() {
        return plain(BigDecimal.valueOf(micros, USD_SCALE));
    }

    public BigDecimal credits() {
        return plain(BigDecimal.valueOf(micros, CREDIT_SCALE));
    }

    public Money plus(Money other) {
        return ofMicros(Math.addExact(micros, other.micros));
    }

    public Money minus(Money other) {
        return ofMicros(Math.subtractExact(micros, other.micros));
    }

    /**
     * The price of the units at this unit price, rounded half-up to whole micro-USD: the only rounding of a charge.
     */
    public Money times(Units units) {
        var exact = Math.multiplyExact(micros, units.tenThousandths());
        var half = exact < 0 ? -Units.ONE_UNIT / 2 : Units.ONE_UNIT / 2;
        return ofMicros(Math.addExact(exact, half) / Units.ONE_UNIT);
    }

    /** Rounded half-up to whole cents; half a cent below zero goes up too. */
    public Money toCents() {
        return ofCents(Math.floorDiv(Math.addExact(micros, CENT / 2), CENT));
    }

    /** @throws ArithmeticException if it is not whole cents */
    public long cents() {
        if (micros % CENT != 0) {
            throw new ArithmeticException(this + " is not whole cents");
        }
        return micros / CENT;
    }

    public boolean exceeds(Money other) {
        return micros > other.micros;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public boolean isNegative() {
        return micros < 0;
    }

    public Money min(Money other) {
        return other.exceeds(this) ? this : other;
    }

    public Money max(Money other) {
        return exceeds(other) ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(micros, other.micros);
    }

    /** For messages to people: whole numbers without a fraction, never an exponent. */
    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
