package io.tutorflow.usage.record;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;

/** What a number of finalized records comes to. */
public record Sum(String name, long records, Units units, Money billed) {

    static Sum of(String name, long records, long unitsTenThousandths, long micros) {
        return new Sum(name, records, new Units(unitsTenThousandths), Money.ofMicros(micros));
    }
}
