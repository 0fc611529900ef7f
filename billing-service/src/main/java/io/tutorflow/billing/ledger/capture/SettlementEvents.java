package io.tutorflow.billing.ledger.capture;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.Meter;
import io.tutorflow.billing.ledger.capture.Settlement.Held;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.events.UsageVoided;
import io.tutorflow.messaging.IncomingEvent;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.util.Optional;

/** The events of the finalized topic, as settlements. */
public final class SettlementEvents {

    private SettlementEvents() {}

    /**
     * @return nothing where nothing was held and nothing is owed
     * @throws UnreadableEvent if it is not such an event
     */
    public static Optional<Settlement> read(IncomingEvent event) {
        if (EventType.USAGE_FINALIZED.typeName().equals(event.type())) {
            var finalized = EventJson.read(event.payload(), UsageFinalized.class);
            return isCovered(finalized.billingSource()) ? Optional.empty() : Optional.of(capture(finalized));
        }
        if (EventType.USAGE_VOIDED.typeName().equals(event.type())) {
            var voided = EventJson.read(event.payload(), UsageVoided.class);
            return isCovered(voided.billingSource()) ? Optional.empty() : Optional.of(release(voided));
        }
        throw new UnreadableEvent("The type " + event.type() + " does not belong on this topic");
    }

    /** A subscription plan pays: the wallet has no part in it. */
    private static boolean isCovered(String billingSource) {
        return "plan".equals(billingSource);
    }

    private static Settlement capture(UsageFinalized event) {
        var snapshot = event.priceSnapshot();
        return new Settlement.Capture(
                new HoldId(event.usageRecordId()),
                new AccountId(event.accountId()),
                Money.ofUsd(event.finalizedAmountUsd()),
                new Charge(
                        snapshot.catalogKey(),
                        Money.ofUsd(snapshot.unitPrice()),
                        snapshot.listUnitPrice() == null ? null : Money.ofUsd(snapshot.listUnitPrice()),
                        Units.of(snapshot.units()),
                        event.finalizedAt(),
                        event.recordedAt(),
                        new Meter(snapshot.stripeMeterEventName(), snapshot.unit()),
                        event.title()),
                event.outcome().equals(UsageFinalized.MEASURED) ? Held.nothing() : new Held.Unsaid());
    }

    private static Settlement release(UsageVoided event) {
        return new Settlement.Release(
                new HoldId(event.usageRecordId()),
                new AccountId(event.accountId()),
                event.reason(),
                event.recordedAt(),
                new Held.Unsaid());
    }
}
