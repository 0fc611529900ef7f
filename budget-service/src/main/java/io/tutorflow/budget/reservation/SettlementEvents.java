package io.tutorflow.budget.reservation;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.events.UsageVoided;
import io.tutorflow.messaging.IncomingEvent;
import io.tutorflow.money.Money;
import java.util.Optional;

/** Reads the events of the finalized topic as settlements; those of the platform surface do not matter here. */
final class SettlementEvents {

    private static final String SCHOOL = "school";

    private SettlementEvents() {}

    /** @throws UnreadableEvent if it is not such an event */
    static Optional<Settlement> read(IncomingEvent event) {
        if (EventType.USAGE_FINALIZED.typeName().equals(event.type())) {
            return spent(EventJson.read(event.payload(), UsageFinalized.class));
        }
        if (EventType.USAGE_VOIDED.typeName().equals(event.type())) {
            return released(EventJson.read(event.payload(), UsageVoided.class));
        }
        throw new UnreadableEvent("The type " + event.type() + " does not belong on this topic");
    }

    private static Optional<Settlement> spent(UsageFinalized event) {
        return SCHOOL.equals(event.audience())
                ? Optional.of(new Settlement.Spent(
                        new ReservationId(event.usageRecordId()), Money.ofUsd(event.finalizedAmountUsd())))
                : Optional.empty();
    }

    private static Optional<Settlement> released(UsageVoided event) {
        return SCHOOL.equals(event.audience())
                ? Optional.of(new Settlement.Released(new ReservationId(event.usageRecordId())))
                : Optional.empty();
    }
}
