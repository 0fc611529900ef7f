package io.tutorflow.billing.account.organization;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The changes an operator requests for an organization; omitted fields keep their values. */
record StatusRequest(
        @Pattern(regexp = "active|suspended|closed", message = "must be active, suspended or closed")
        @Schema(
                description = "While it is not active nothing is spent; its tokens are kept",
                enumeration = {"active", "suspended", "closed"})
        @Nullable
        String status) {

    Organization appliedTo(Organization organization, Instant now) {
        return status == null
                ? organization
                : organization.with(OrganizationStatus.of(status).orElseThrow(), now);
    }
}
