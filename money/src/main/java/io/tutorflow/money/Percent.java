package io.tutorflow.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A share of 0 to 100 percent with at most 4 decimals: a discount, a tax rate. */
public record Percent(int tenThousandths) implements Comparable<Percent> {

    public static final Percent ZERO = new Percent(0);

    private static final int SCALE = 4;
    private static final int WHOLE = 1_000_000;

    public Percent {
        if (tenThousandths < 0 || tenThousandths > WHOLE) {
            throw new IllegalArgumentException("a percentage is from 0 to 100: " + tenThousandths + " ten-thousandths");
        }
    }

    /** @throws ArithmeticException if the value has more than 4 decimals or does not fit */
    public static Percent of(BigDecimal value) {
        return new Percent(value.movePointRight(SCALE).intValueExact());
    }

    public boolean isPositive() {
        return tenThousandths > 0;
    }

    /** This share of an amount, rounded half-up (away from zero where the amount is below it) to whole micro-USD. */
    public Money of(Money amount) {
        return Money.ofMicros(share(amount.micros(), tenThousandths));
    }

    /** This share of an amount that is not below zero, rounded half-up to whole cents: the only rounding of a tax. */
    public Money ofInCents(Money amount) {
        var whole = BigInteger.valueOf(WHOLE)
                .multiply(BigInteger.valueOf(Money.ofCents(1).micros()));
        var exact = BigInteger.valueOf(amount.micros()).multiply(BigInteger.valueOf(tenThousandths));
        return Money.ofCents(exact.add(whole.shiftRight(1)).divide(whole).longValueExact());
    }

    /** What this discount leaves of a price, rounded half-up to whole micro-USD. */
    public Money off(Money price) {
        return Money.ofMicros(share(price.micros(), WHOLE - tenThousandths));
    }

    public BigDecimal value() {
        var stripped = BigDecimal.valueOf(tenThousandths, SCALE).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public int compareTo(Percent other) {
        return Integer.compare(tenThousandths, other.tenThousandths);
    }

    private static long share(long micros, int parts) {
        var whole = BigInteger.valueOf(WHOLE);
        var exact = BigInteger.valueOf(micros).abs().multiply(BigInteger.valueOf(parts));
        var rounded = exact.add(BigInteger.valueOf(WHOLE / 2)).divide(whole).longValueExact();
        return micros < 0 ? -rounded : rounded;
    }
}
