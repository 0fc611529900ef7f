package io.tutorflow.usage.reservation;

import io.tutorflow.events.BudgetRestored;
import io.tutorflow.events.EventType;
import io.tutorflow.messaging.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads the events of budgets that have something left again. */
@ApplicationScoped
class RestoredTopic implements StateTopic<BudgetRestored> {

    private final ExhaustedBudgets budgets;

    RestoredTopic(ExhaustedBudgets budgets) {
        this.budgets = budgets;
    }

    @Override
    public EventType type() {
        return EventType.BUDGET_RESTORED;
    }

    @Override
    public void apply(BudgetRestored told) {
        budgets.restored(told);
    }

    @Override
    public void doubt(@Nullable String key) {
        budgets.doubtBudget(key);
    }
}
