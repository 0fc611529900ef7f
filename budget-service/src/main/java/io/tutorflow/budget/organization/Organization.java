package io.tutorflow.budget.organization;

import io.tutorflow.budget.period.PlanMonth;
import io.tutorflow.budget.period.Span;
import io.tutorflow.events.OrganizationChanged;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A school, as published by billing-service.
 *
 * @param plan null if every generation costs tokens
 * @param next the plan that replaces it on its first day; null if none is agreed
 */
public record Organization(
        OrganizationId id,
        long revision,
        ZoneId zone,
        boolean active,
        @Nullable Plan plan,
        @Nullable Plan next) {

    static Organization of(OrganizationChanged told) {
        var firstDay = told.periodStart();
        return new Organization(
                OrganizationId.of(told.organizationId()),
                told.revision(),
                ZoneId.of(told.timeZone()),
                "active".equals(told.status()),
                firstDay == null ? null : new Plan(told.planCode(), told.generationsPerPeriod(), firstDay),
                next(told));
    }

    private static @Nullable Plan next(OrganizationChanged told) {
        var code = told.nextPlanCode();
        var generations = told.nextGenerationsPerPeriod();
        var firstDay = told.nextPeriodStart();
        return code == null || generations == null || firstDay == null ? null : new Plan(code, generations, firstDay);
    }

    /** The plan that has begun by then, if one has. */
    public Optional<Plan> planAt(Instant moment) {
        var today = moment.atZone(zone).toLocalDate();
        return Stream.of(Optional.ofNullable(next), Optional.ofNullable(plan))
                .flatMap(Optional::stream)
                .filter(agreed -> !agreed.firstDay().isAfter(today))
                .findFirst();
    }

    /** The month of the plan that contains the moment, if a plan is in force then. */
    public Optional<Span> planMonth(Instant moment) {
        return planAt(moment).flatMap(held -> PlanMonth.at(held.firstDay(), moment, zone));
    }

    public Organization orNewer(Organization other) {
        return other.revision > revision ? other : this;
    }
}
