package io.tutorflow.usage.reservation;

import io.tutorflow.events.BudgetExceeded;
import io.tutorflow.events.EventType;
import io.tutorflow.messaging.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads the events of exceeded budgets. */
@ApplicationScoped
class ExceededTopic implements StateTopic<BudgetExceeded> {

    private final ExhaustedBudgets budgets;

    ExceededTopic(ExhaustedBudgets budgets) {
        this.budgets = budgets;
    }

    @Override
    public EventType type() {
        return EventType.BUDGET_EXCEEDED;
    }

    @Override
    public void apply(BudgetExceeded told) {
        budgets.exceeded(told);
    }

    @Override
    public void doubt(@Nullable String key) {
        budgets.doubtBudget(key);
    }
}
