package io.tutorflow.usage.reservation;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.messaging.StateTopic;
import io.tutorflow.usage.account.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads which organizations exist, which are active, and which have a plan. */
@ApplicationScoped
class OrganizationTopic implements StateTopic<OrganizationChanged> {

    private final Accounts accounts;
    private final ExhaustedBudgets budgets;

    OrganizationTopic(Accounts accounts, ExhaustedBudgets budgets) {
        this.accounts = accounts;
        this.budgets = budgets;
    }

    @Override
    public EventType type() {
        return EventType.ORGANIZATION_CHANGED;
    }

    @Override
    public void apply(OrganizationChanged told) {
        accounts.heardOf(told.organizationId());
        budgets.changed(told);
    }

    @Override
    public void doubt(@Nullable String key) {
        budgets.doubtOrganization(key);
    }
}
