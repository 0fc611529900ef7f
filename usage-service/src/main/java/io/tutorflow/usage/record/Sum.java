package io.tutorflow.usage.record;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;

/** The total of several finalized records. */
public record Sum(String name, long records, Units units, Money billed) {

    static Sum of(String name, long records, long unitsTenThousandths, long micros) {
        return new Sum(name, records, new Units(unitsTenThousandths), Money.ofMicros(micros));
    }
}
