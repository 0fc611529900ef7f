package io.tutorflow.billing.account.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization, as operators see it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OrganizationBody(
        UUID id,
        String name,
        String timeZone,

        @Schema(enumeration = {"active", "suspended", "closed"})
        String status,

        String planCode,
        @Schema(enumeration = {"Free", "Paid"}) String plan,

        @Schema(description = "Generations the plan covers per month; 0 without a plan")
        int generationsPerPeriod,

        @Nullable LocalDate periodStart,

        @Schema(description = "The plan that replaces it on its first day, if one is agreed") @Nullable
        NextPlan nextPlan,

        @Schema(description = "Incremented by each change") long revision,
        Instant createdAt,
        Instant changedAt) {

    static OrganizationBody of(Organization organization, Instant now) {
        var standing = organization.at(now);
        var state = OrganizationEvents.state(standing);
        return new OrganizationBody(
                state.organizationId(),
                state.name(),
                state.timeZone(),
                state.status(),
                state.planCode(),
                organization.planKind(now),
                state.generationsPerPeriod(),
                state.periodStart(),
                NextPlan.of(standing.next()),
                state.revision(),
                organization.createdAt(),
                organization.changedAt());
    }

    /** A plan that begins later. */
    @Schema(name = "NextPlan")
    record NextPlan(String planCode, int generationsPerPeriod, LocalDate periodStart) {

        static @Nullable NextPlan of(@Nullable Plan next) {
            return next == null ? null : new NextPlan(next.code(), next.generationsPerPeriod(), next.periodStart());
        }
    }
}
