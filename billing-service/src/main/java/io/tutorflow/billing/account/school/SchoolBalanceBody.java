package io.tutorflow.billing.account.school;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.billing.account.organization.Organization;
import io.tutorflow.billing.ledger.posting.Balance;
import io.tutorflow.billing.ledger.posting.Lifetime;
import io.tutorflow.internal.raise.RaisedBudget;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person of a school can spend, in tokens: a wallet or, in its place, a teacher's budget. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SchoolBalanceBody(
        @Schema(description = "The organization's name", examples = "Northgate Language School")
        String name,

        @Schema(
                description = "The organization's time zone, in which its weeks and months begin",
                examples = "Europe/Dublin")
        String timeZone,

        @Schema(
                description =
                        "Posted tokens; one token is USD 0.01. Absent, like everything of the wallet, for a teacher"
                                + " with a budget")
        @Nullable
        BigDecimal tokens,

        @Schema(description = "Tokens set aside for work in progress") @Nullable
        BigDecimal heldTokens,

        @Schema(description = "tokens - heldTokens") @Nullable
        BigDecimal availableTokens,

        @Schema(description = "The tokens in USD") @Nullable BigDecimal usdEquivalent,

        @Schema(enumeration = {"Free", "Paid"}) String plan,

        @Schema(description = "Whether the organization may spend; false: an operator suspended or closed it")
        boolean active,

        @Nullable BigDecimal lifetimePurchased,

        @Schema(description = "Tokens charged for work; tokens distributed to students are not included") @Nullable
        BigDecimal lifetimeSpent,

        @Schema(
                description =
                        "Tokens distributed to students less tokens taken back; for a student, tokens received from"
                                + " the organization")
        @Nullable
        BigDecimal lifetimeDistributed,

        @Schema(description = "For a teacher with a budget only: the budget, in place of the wallet") @Nullable
        RaisedBudget budget) {

    static SchoolBalanceBody of(Organization organization, Balance wallet, Lifetime lifetime, Instant now) {
        return new SchoolBalanceBody(
                organization.name(),
                organization.timeZone().getId(),
                wallet.posted().credits(),
                wallet.held().credits(),
                wallet.available().credits(),
                wallet.posted().usd(),
                organization.planKind(now),
                organization.active(),
                lifetime.purchased().credits(),
                lifetime.spent().credits(),
                lifetime.distributed().credits(),
                null);
    }

    static SchoolBalanceBody of(Organization organization, RaisedBudget budget, Instant now) {
        return new SchoolBalanceBody(
                organization.name(),
                organization.timeZone().getId(),
                null,
                null,
                null,
                null,
                organization.planKind(now),
                organization.active(),
                null,
                null,
                null,
                budget);
    }
}
