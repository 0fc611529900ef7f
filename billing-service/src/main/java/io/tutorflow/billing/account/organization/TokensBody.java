package io.tutorflow.billing.account.organization;

import io.tutorflow.billing.ledger.posting.Balance;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization's balance, in tokens. */
public record TokensBody(
        @Schema(description = "Posted tokens; one token is USD 0.01")
        BigDecimal tokens,

        @Schema(description = "Tokens set aside for work in progress")
        BigDecimal heldTokens,

        @Schema(description = "tokens - heldTokens") BigDecimal availableTokens) {

    public static TokensBody of(Balance wallet) {
        return new TokensBody(
                wallet.posted().credits(),
                wallet.held().credits(),
                wallet.available().credits());
    }
}
