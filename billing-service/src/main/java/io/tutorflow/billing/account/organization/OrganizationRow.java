package io.tutorflow.billing.account.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored organization. */
@Entity
@Table(name = "organization")
class OrganizationRow {

    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(name = "time_zone", nullable = false, updatable = false)
    String timeZone;

    @Column(nullable = false)
    String status;

    @Column(name = "plan_code", nullable = false)
    String planCode;

    @Column(name = "generations_per_period", nullable = false)
    int generationsPerPeriod;

    @Column(name = "period_start")
    @Nullable
    LocalDate periodStart;

    @Column(name = "next_plan_code")
    @Nullable
    String nextPlanCode;

    @Column(name = "next_generations")
    @Nullable
    Integer nextGenerations;

    @Column(name = "next_start")
    @Nullable
    LocalDate nextStart;

    @Column(nullable = false)
    long revision;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    /** For Hibernate. */
    OrganizationRow() {}

    OrganizationRow(Organization organization) {
        id = organization.id().value();
        name = organization.name();
        timeZone = organization.timeZone().getId();
        createdAt = organization.createdAt();
        become(organization);
    }

    /** Copies what may change. */
    final Organization become(Organization after) {
        var plan = after.plan();
        status = after.status().text();
        planCode = after.planCode();
        generationsPerPeriod = plan == null ? 0 : plan.generationsPerPeriod();
        periodStart = plan == null ? null : plan.periodStart();
        var next = after.next();
        nextPlanCode = next == null ? null : next.code();
        nextGenerations = next == null ? null : next.generationsPerPeriod();
        nextStart = next == null ? null : next.periodStart();
        revision = after.revision();
        changedAt = after.changedAt();
        return after;
    }

    Organization organization() {
        return new Organization(
                new OrganizationId(id),
                revision,
                name,
                ZoneId.of(timeZone),
                OrganizationStatus.of(status).orElseThrow(),
                periodStart == null ? null : new Plan(planCode, generationsPerPeriod, periodStart),
                nextPlanCode == null || nextGenerations == null || nextStart == null
                        ? null
                        : new Plan(nextPlanCode, nextGenerations, nextStart),
                createdAt,
                changedAt);
    }
}
