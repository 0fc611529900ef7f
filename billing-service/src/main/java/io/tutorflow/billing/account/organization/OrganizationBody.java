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
        @Schema(description = "Incremented by each change") long revision,
        Instant createdAt,
        Instant changedAt) {

    static OrganizationBody of(Organization organization, Instant now) {
        var state = OrganizationEvents.state(organization);
        return new OrganizationBody(
                state.organizationId(),
                state.name(),
                state.timeZone(),
                state.status(),
                state.planCode(),
                organization.planKind(now),
                state.generationsPerPeriod(),
                state.periodStart(),
                state.revision(),
                organization.createdAt(),
                organization.changedAt());
    }
}
