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
        time("changedAt", changedAt);
    }
}
