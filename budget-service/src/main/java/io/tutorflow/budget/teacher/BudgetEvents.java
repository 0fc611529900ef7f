package io.tutorflow.budget.teacher;

import io.tutorflow.events.BudgetExceeded;
import io.tutorflow.events.BudgetRestored;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import java.time.Instant;
import java.util.UUID;

/** The events about budgets that this service publishes. */
final class BudgetEvents {

    private BudgetEvents() {}

    /** A revision is exceeded at most once per period, so both are the event's id. */
    static OutboxEvent exceeded(Budget budget, Spend spend, Instant now) {
        var event = new BudgetExceeded(
                budget.id().value(),
                organization(budget),
                budget.teacher().id().value(),
                spend.period().text(),
                budget.limitIn(spend).credits(),
                spend.spent().credits(),
                spend.span().start(),
                spend.span().end(),
                budget.revision(),
                budget.teacher().id().value(),
                budget.changedBy(),
                now);
        return event(
                EventType.BUDGET_EXCEEDED, budget, "exceeded:" + spend.span().start(), now, event);
    }

    static OutboxEvent restored(Budget budget, String reason, Spend spend, Instant now) {
        var terms = budget.terms();
        var event = new BudgetRestored(
                budget.id().value(),
                organization(budget),
                budget.teacher().id().value(),
                reason,
                terms == null ? null : terms.period().text(),
                terms == null ? null : budget.limitIn(spend).credits(),
                spend.spent().credits(),
                spend.span().start(),
                spend.span().end(),
                budget.revision(),
                now);
        return event(
                EventType.BUDGET_RESTORED, budget, "restored:" + spend.span().start(), now, event);
    }

    private static OutboxEvent event(EventType type, Budget budget, String which, Instant now, Record event) {
        var key = budget.id().value().toString();
        return OutboxEvent.of(type, key, key + ":" + budget.revision() + ":" + which, now, event);
    }

    /** An organization that has spent anything has a UUID. */
    private static UUID organization(Budget budget) {
        return UUID.fromString(budget.teacher().organization().value());
    }
}
