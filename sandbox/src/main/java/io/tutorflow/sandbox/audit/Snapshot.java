package io.tutorflow.sandbox.audit;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;

/** What a record's price snapshot comes to, read from its text alone. */
final class Snapshot {

    private Snapshot() {}

    static long amountMicros(UsageRow usage) {
        return of(usage).amount().micros();
    }

    static long productMicros(UsageRow usage) {
        var snapshot = of(usage);
        return Money.ofUsd(snapshot.unitPrice())
                .times(Units.of(snapshot.units()))
                .micros();
    }

    private static PriceSnapshot of(UsageRow usage) {
        return EventJson.read(String.valueOf(usage.snapshot()), PriceSnapshot.class);
    }
}
