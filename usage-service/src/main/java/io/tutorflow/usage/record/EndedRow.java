package io.tutorflow.usage.record;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.money.Money;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.record.UsageRecord.Ended;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import io.tutorflow.usage.record.UsageRecord.Voided;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a record that are set when it ends, with its texts built once. */
record EndedRow(Ended ended, String snapshot, OutboxEvent event) {

    static EndedRow of(Ended ended) {
        return new EndedRow(ended, EventJson.write(ended.snapshot()), UsageEvents.ended(ended));
    }

    UUID id() {
        return ended.id().value();
    }

    String billingStatus() {
        return switch (ended) {
            case Finalized finalized -> "FINALIZED";
            case Voided voided -> "VOIDED";
        };
    }

    @Nullable
    Long unitsTenThousandths() {
        return ended instanceof Finalized finalized ? finalized.units().tenThousandths() : null;
    }

    @Nullable
    Long unitPriceMicros() {
        return ended instanceof Finalized finalized
                ? Money.ofUsd(finalized.unitPrice()).micros()
                : null;
    }

    <V> @Nullable V delivered(Function<Delivery, V> part) {
        return ended instanceof Finalized finalized ? part.apply(finalized.delivery()) : null;
    }

    <V> @Nullable V failed(Function<Failure, V> part) {
        return ended instanceof Voided voided ? part.apply(voided.failure()) : null;
    }
}
