package io.tutorflow.billing.account.school;

import io.tutorflow.billing.account.organization.Organization;
import io.tutorflow.billing.ledger.Lifetime;
import io.tutorflow.billing.ledger.WalletView;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an organization, or a student of one, has in tokens. */
record SchoolBalanceBody(
        @Schema(description = "Posted tokens; one token is USD 0.01")
        BigDecimal tokens,

        @Schema(description = "Tokens set aside for work in progress")
        BigDecimal heldTokens,

        @Schema(description = "tokens - heldTokens") BigDecimal availableTokens,

        @Schema(description = "The tokens in USD") BigDecimal usdEquivalent,

        @Schema(enumeration = {"Free", "Paid"}) String plan,

        @Schema(description = "Whether the organization may spend at all")
        boolean active,

        BigDecimal lifetimePurchased,

        @Schema(description = "Charged for work; what was distributed to students is not in it")
        BigDecimal lifetimeSpent,

        @Schema(description = "Given to students, or of a student: given by the organization; less what came back")
        BigDecimal lifetimeDistributed) {

    static SchoolBalanceBody of(Organization organization, WalletView wallet, Lifetime lifetime, Instant now) {
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
