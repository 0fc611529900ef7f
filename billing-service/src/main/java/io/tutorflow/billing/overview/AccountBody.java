package io.tutorflow.billing.overview;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tutorflow.billing.overview.ReadingAccounts.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workspace, as it sees itself. */
record AccountBody(
        UUID organizationId,
        String name,
        String slug,
        @Nullable String email,
        @Nullable String agentIdentity,
        @Schema(enumeration = {"active", "suspended"}) String status,

        @Schema(description = "Posted credits; one credit is USD 0.01")
        BigDecimal creditBalance,

        @Schema(description = "Credits set aside for work in progress")
        BigDecimal heldCredits,

        @Schema(description = "Owed on the credit line: used, and not paid yet")
        BigDecimal usedLineCredits,

        @Schema(
                description = "creditBalance + unused credit line - heldCredits; of a metered workspace without"
                        + " creditBalance, unless that is below 0")
        BigDecimal availableCredits,

        int rateLimitPerMinute,
        @JsonProperty("isEmailVerified") boolean emailVerified,

        @Schema(description = "Actions that require a verified email address first")
        List<String> restrictedActions,

        Instant createdAt) {

    static AccountBody of(Reading reading) {
        var workspace = reading.workspace();
        var profile = workspace.profile();
        var wallet = reading.wallet();
        return new AccountBody(
                workspace.id().value(),
                profile.name(),
                profile.slug().text(),
                profile.contact().email(),
                profile.agentIdentity(),
                workspace.terms().status().text(),
                wallet.posted().credits(),
                wallet.held().credits(),
                wallet.usedLine().credits(),
                wallet.available().credits(),
                workspace.terms().rateLimitPerMinute(),
                profile.contact().verified(),
                workspace.restrictedActions(),
                workspace.createdAt());
    }
}
