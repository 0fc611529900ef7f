package io.tutorflow.billing.account.admin;

import io.tutorflow.billing.ledger.posting.Balance;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A workspace's balance, in credits. */
record BalanceBody(
        @Schema(description = "Posted credits; one credit is USD 0.01")
        BigDecimal creditBalance,

        @Schema(description = "Credits set aside for work in progress")
        BigDecimal heldCredits,

        @Schema(description = "Owed on the credit line: used, and not paid yet")
        BigDecimal usedLineCredits,

        @Schema(
                description = "creditBalance + unused credit line - heldCredits; of a metered workspace without"
                        + " creditBalance, unless that is below 0")
        BigDecimal availableCredits) {

    static BalanceBody of(Balance wallet) {
        return new BalanceBody(
                wallet.posted().credits(),
                wallet.held().credits(),
                wallet.usedLine().credits(),
                wallet.available().credits());
    }
}
