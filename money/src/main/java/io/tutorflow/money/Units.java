package io.tutorflow.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** A billed quantity with at most 4 decimals: lessons, items, slides, minutes of video. */
public record Units(long tenThousandths) {

    static final long ONE_UNIT = 10_000;

    private static final int SCALE = 4;

    public Units {
        if (tenThousandths < 0) {
            throw new IllegalArgumentException("units cannot be negative: " + tenThousandths);
        }
    }

    public static Units of(long whole) {
        return new Units(Math.multiplyExact(whole, ONE_UNIT));
    }

    /** @throws ArithmeticException if the value has more than 4 decimals or does not fit */
    public static Units of(BigDecimal value) {
        return new Units(value.movePointRight(SCALE).longValueExact());
    }

    /** Fractional minutes: seconds / 60, rounded half-up to 4 decimals. */
    public static Units minutesOf(Duration duration) {
        var minutes =
                BigDecimal.valueOf(duration.toMillis()).divide(BigDecimal.valueOf(60_000), SCALE, RoundingMode.HALF_UP);
        return of(minutes);
    }

    public boolean isPositive() {
        return tenThousandths > 0;
    }

    public Units min(Units other) {
        return other.tenThousandths < tenThousandths ? other : this;
    }

    public Units max(Units other) {
        return other.tenThousandths > tenThousandths ? other : this;
    }

    public BigDecimal value() {
        var stripped = BigDecimal.valueOf(tenThousandths, SCALE).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
