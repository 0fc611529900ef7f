package io.tutorflow.budget.organization;

import io.tutorflow.budget.period.PlanMonth;
import io.tutorflow.budget.period.Span;
import io.tutorflow.events.OrganizationChanged;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A school, as published by billing-service.
 *
 * @param plan null if every generation costs tokens
 */
public record Organization(
        OrganizationId id,
        long revision,
        ZoneId zone,
        boolean active,
        @Nullable Plan plan) {

    static Organization of(OrganizationChanged told) {
        var firstDay = told.periodStart();
        return new Organization(
                OrganizationId.of(told.organizationId()),
                told.revision(),
                ZoneId.of(told.timeZone()),
                "active".equals(told.status()),
                firstDay == null ? null : new Plan(told.planCode(), told.generationsPerPeriod(), firstDay));
    }

    /** The month of the plan that contains the moment, if a plan is in force then. */
    public Optional<Span> planMonth(Instant moment) {
        return plan == null ? Optional.empty() : PlanMonth.at(plan.firstDay(), moment, zone);
    }

    Organization orNewer(Organization other) {
        return other.revision > revision ? other : this;
    }
}
