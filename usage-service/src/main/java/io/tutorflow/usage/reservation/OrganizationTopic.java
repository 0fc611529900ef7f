package io.tutorflow.usage.reservation;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.messaging.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Hears which organizations have a plan. */
@ApplicationScoped
class OrganizationTopic implements StateTopic<OrganizationChanged> {

    private final ExhaustedBudgets budgets;

    OrganizationTopic(ExhaustedBudgets budgets) {
        this.budgets = budgets;
    }

    @Override
    public EventType type() {
        return EventType.ORGANIZATION_CHANGED;
    }

    @Override
    public void apply(OrganizationChanged told) {
        budgets.plan(told);
    }

    @Override
    public void doubt(@Nullable String key) {
        budgets.doubtPlan(key);
    }
}
