package io.tutorflow.billing.account.school;

import io.tutorflow.billing.account.organization.Organization;
import io.tutorflow.billing.ledger.posting.Balance;
import io.tutorflow.billing.ledger.posting.Lifetime;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The balance of an organization or a student, in tokens. */
record SchoolBalanceBody(
        @Schema(description = "Posted tokens; one token is USD 0.01")
        BigDecimal tokens,

        @Schema(description = "Tokens set aside for work in progress")
        BigDecimal heldTokens,

        @Schema(description = "tokens - heldTokens") BigDecimal availableTokens,

        @Schema(description = "The tokens in USD") BigDecimal usdEquivalent,

        @Schema(enumeration = {"Free", "Paid"}) String plan,

        @Schema(description = "Whether the organization may spend")
        boolean active,

        BigDecimal lifetimePurchased,

        @Schema(description = "Tokens charged for work; tokens distributed to students are not included")
        BigDecimal lifetimeSpent,

        @Schema(
                description =
                        "Tokens distributed to students less tokens taken back; for a student, tokens received from"
                                + " the organization")
        BigDecimal lifetimeDistributed) {

    static SchoolBalanceBody of(Organization organization, Balance wallet, Lifetime lifetime, Instant now) {
        return new SchoolBalanceBody(
                wallet.posted().credits(),
                wallet.held().credits(),
                wallet.available().credits(),
                wallet.posted().usd(),
                organization.planKind(now),
                organization.active(),
                lifetime.purchased().credits(),
                lifetime.spent().credits(),
                lifetime.distributed().credits());
    }
}
