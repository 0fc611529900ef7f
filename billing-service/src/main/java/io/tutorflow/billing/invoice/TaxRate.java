package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.math.BigDecimal;

/** A tax on a net amount, in millionths: 10 % is 100,000. */
record TaxRate(int millionths) {

    static final TaxRate NONE = new TaxRate(0);

    private static final int WHOLE = 1_000_000;
    private static final int PERCENT_SCALE = 4;

    TaxRate {
        if (millionths < 0 || millionths > WHOLE) {
            throw new IllegalArgumentException("A tax is from 0 to 100 %, not " + millionths + " millionths");
        }
    }

    /**
     * Rounded half-up to whole cents, once, on the total.
     *
     * @param net in whole cents
     */
    Money of(Money net) {
        var exact = Math.multiplyExact(net.cents(), (long) millionths);
        return Money.ofCents(Math.floorDiv(Math.addExact(exact, WHOLE / 2), WHOLE));
    }

    BigDecimal percent() {
        var stripped = BigDecimal.valueOf(millionths, PERCENT_SCALE).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
