package io.tutorflow.events;

import static io.tutorflow.events.Demands.atLeast;
import static io.tutorflow.events.Demands.day;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;
import static io.tutorflow.events.Demands.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of a school. A lower revision than one already seen is stale.
 *
 * @param timeZone in which its weeks and months start, such as {@code Europe/Berlin}
 * @param status {@code active}, {@code suspended} or {@code closed}; only an active one spends
 * @param plan {@code Paid} while a subscription plan covers generations, else {@code Free}
 * @param generationsPerPeriod generations the plan covers per month; 0 without a plan
 * @param periodStart the first day of the plan's first month, in the time zone; null without a plan
 * @param nextPlanCode the plan that replaces this one on {@code nextPeriodStart}; null if none is agreed, like the other two
 */
public record OrganizationChanged(
        UUID organizationId,
        long revision,
        String name,
        String timeZone,
        String status,
        String planCode,
        String plan,
        int generationsPerPeriod,
        @Nullable LocalDate periodStart,
        @Nullable String nextPlanCode,
        @Nullable Integer nextGenerationsPerPeriod,
        @Nullable LocalDate nextPeriodStart,
        Instant changedAt) {
    public OrganizationChanged {
        present("organizationId", organizationId);
        atLeast("revision", revision, 1);
        text("name", name);
        zone("timeZone", timeZone);
        oneOf("status", status, Words.ACCOUNT_STATUSES);
        text("planCode", planCode);
        oneOf("plan", plan, Words.PLANS);
        atLeast("generationsPerPeriod", generationsPerPeriod, 0);
        if (periodStart != null) {
            day("periodStart", periodStart);
        }
        if (nextPlanCode != null) {
            text("nextPlanCode", nextPlanCode);
        }
        if (nextGenerationsPerPeriod != null) {
            atLeast("nextGenerationsPerPeriod", nextGenerationsPerPeriod, 1);
        }
        if (nextPeriodStart != null) {
            day("nextPeriodStart", nextPeriodStart);
        }
        time("changedAt", changedAt);
    }

    /** Without a next plan. */
    public OrganizationChanged(
            UUID organizationId,
            long revision,
            String name,
            String timeZone,
            String status,
            String planCode,
            String plan,
            int generationsPerPeriod,
            @Nullable LocalDate periodStart,
            Instant changedAt) {
        this(
                organizationId,
                revision,
                name,
                timeZone,
                status,
                planCode,
                plan,
                generationsPerPeriod,
                periodStart,
                null,
                null,
                null,
                changedAt);
    }
}
