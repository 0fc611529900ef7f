package io.tutorflow.billing.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.events.BudgetExceeded;
import io.tutorflow.events.BudgetRestored;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.messaging.IncomingEvent;
import java.util.Optional;
import java.util.UUID;

/** What the budget topic has to say to a school. */
final class BudgetExceededEvents {

    private BudgetExceededEvents() {}

    /**
     * @return empty for a restored budget
     * @throws UnreadableEvent if it is not such an event
     */
    static Optional<BudgetExceeded> read(IncomingEvent event) {
        if (EventType.BUDGET_RESTORED.typeName().equals(event.type())) {
            EventJson.read(event.payload(), BudgetRestored.class);
            return Optional.empty();
        }
        if (!EventType.BUDGET_EXCEEDED.typeName().equals(event.type())) {
            throw new UnreadableEvent("The type " + event.type() + " does not belong on this topic");
        }
        return Optional.of(EventJson.read(event.payload(), BudgetExceeded.class));
    }

    /** One webhook event per revision and period, however often the Kafka event arrives. */
    static UUID idOf(BudgetExceeded event) {
        var what = "%s:%s:%d:%s"
                .formatted(WebhookType.BUDGET_EXCEEDED.text(), event.budgetId(), event.revision(), event.periodStart());
        return UUID.nameUUIDFromBytes(what.getBytes(UTF_8));
    }
}
