package io.tutorflow.billing.account.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.ledger.BillingMode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workspace, as operators see it in a list. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record WorkspaceBody(
        UUID organizationId,
        String name,
        String slug,
        @Nullable String email,
        @JsonProperty("isEmailVerified") boolean emailVerified,
        @Nullable String agentIdentity,
        @Schema(enumeration = {"self_serve", "operator"}) String origin,
        @Schema(enumeration = {"active", "suspended"}) String status,
        int rateLimitPerMinute,
        String planCode,

        @Schema(enumeration = {"internal_invoice", "stripe_metered"})
        String billingMode,

        @Schema(
                description = "The mode from nextBillingModeAt on, if it is going to change",
                enumeration = "internal_invoice")
        @Nullable
        String nextBillingMode,

        @Schema(description = "The end of the month in which the change was requested") @Nullable
        Instant nextBillingModeAt,

        @Schema(description = "Incremented by each change to the workspace or its keys")
        long revision,

        Instant createdAt,
        Instant changedAt) {

    static WorkspaceBody of(Workspace workspace) {
        var profile = workspace.profile();
        var terms = workspace.terms();
        return new WorkspaceBody(
                workspace.id().value(),
                profile.name(),
                profile.slug().text(),
                profile.contact().email(),
                profile.contact().verified(),
                profile.agentIdentity(),
                profile.origin().text(),
                terms.status().text(),
                terms.rateLimitPerMinute(),
                terms.planCode(),
                terms.billingMode().text(),
                terms.meteredUntil() == null ? null : BillingMode.INTERNAL_INVOICE.text(),
                terms.meteredUntil(),
                workspace.revision(),
                workspace.createdAt(),
                workspace.changedAt());
    }
}
