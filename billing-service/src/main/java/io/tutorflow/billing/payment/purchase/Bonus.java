package io.tutorflow.billing.payment.purchase;

import io.tutorflow.money.Money;
import java.util.Arrays;

/** The bonus on a purchase, by its whole amount. */
enum Bonus {
    LARGE(200, 100),
    MEDIUM(100, 75),
    SMALL(50, 50),
    NONE(0, 0);

    private static final long PER_MILLE = 1_000;

    private static final long MICROS_PER_USD = 1_000_000;

    private final long fromMicros;
    private final long perMille;

    Bonus(long fromUsd, long perMille) {
        this.fromMicros = fromUsd * MICROS_PER_USD;
        this.perMille = perMille;
    }

    /** Exact: a cent is 10,000 micros, so every per mille of it is whole. */
    static Money on(Money paid) {
        return Arrays.stream(values())
                .filter(bonus -> bonus.fromMicros <= paid.micros())
                .findFirst()
                .map(bonus -> Money.ofMicros(Math.multiplyExact(paid.micros(), bonus.perMille) / PER_MILLE))
                .orElseThrow();
    }
}
