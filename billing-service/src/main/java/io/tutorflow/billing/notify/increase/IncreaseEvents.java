package io.tutorflow.billing.notify.increase;

import io.tutorflow.events.BudgetIncreaseDecided;
import io.tutorflow.events.BudgetIncreaseRequested;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.messaging.IncomingEvent;

/** Reads the topic of requests for more. */
final class IncreaseEvents {

    private IncreaseEvents() {}

    /** @throws UnreadableEvent if it is not such an event */
    static IncreaseNews read(IncomingEvent event) {
        if (EventType.BUDGET_INCREASE_REQUESTED.typeName().equals(event.type())) {
            return IncreaseNews.of(EventJson.read(event.payload(), BudgetIncreaseRequested.class));
        }
        if (EventType.BUDGET_INCREASE_DECIDED.typeName().equals(event.type())) {
            return IncreaseNews.of(EventJson.read(event.payload(), BudgetIncreaseDecided.class));
        }
        throw new UnreadableEvent("The type " + event.type() + " does not belong on this topic");
    }
}
