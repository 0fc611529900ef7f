package io.tutorflow.audit;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record's price snapshot, and the amount computed from it alone. */
final class Snapshot {

    private Snapshot() {}

    /** Empty if it cannot be read, or its numbers are not valid amounts. */
    static Optional<PriceSnapshot> read(UsageRow usage) {
        try {
            var snapshot = EventJson.read(String.valueOf(usage.price().snapshot()), PriceSnapshot.class);
            productMicros(snapshot);
            snapshot.amount();
            return Optional.of(snapshot);
        } catch (UnreadableEvent | ArithmeticException | IllegalArgumentException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    static long productMicros(PriceSnapshot snapshot) {
        return Money.ofUsd(snapshot.unitPrice())
                .times(Units.of(snapshot.units()))
                .micros();
    }

    static long unitPriceMicros(PriceSnapshot snapshot) {
        return Money.ofUsd(snapshot.unitPrice()).micros();
    }

    static @Nullable Long listMicros(PriceSnapshot snapshot) {
        return snapshot.listUnitPrice() == null
                ? null
                : Money.ofUsd(snapshot.listUnitPrice()).micros();
    }

    static @Nullable Percent discount(PriceSnapshot snapshot) {
        return snapshot.discountPercent() == null ? null : Percent.of(snapshot.discountPercent());
    }

    static long units(PriceSnapshot snapshot) {
        return Units.of(snapshot.units()).tenThousandths();
    }
}
