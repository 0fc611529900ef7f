package io.tutorflow.billing.account.organization;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator wants changed of an organization; what is left out stays. */
record StatusRequest(
        @Pattern(regexp = "active|suspended|closed", message = "must be active, suspended or closed")
        @Schema(
                description = "Nothing is spent while it is not active, and its tokens stay",
                enumeration = {"active", "suspended", "closed"})
        @Nullable
        String status) {

    Organization appliedTo(Organization organization, Instant now) {
        return status == null
                ? organization
                : organization.with(OrganizationStatus.of(status).orElseThrow(), now);
    }
}
