package io.tutorflow.console.service;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a person of a school can spend; for a teacher with a budget everything of the wallet is null. */
public record BalanceBody(
        String name,
        ZoneId timeZone,
        String plan,
        boolean active,
        @Nullable BigDecimal tokens,
        @Nullable BigDecimal heldTokens,
        @Nullable BigDecimal availableTokens,
        @Nullable BigDecimal lifetimePurchased,
        @Nullable BigDecimal lifetimeSpent,
        @Nullable BigDecimal lifetimeDistributed) {

    /** Whether it is a wallet, and not a teacher with a budget. */
    public boolean isWallet() {
        return tokens != null;
    }

    public boolean isEmpty() {
        return availableTokens != null && availableTokens.signum() <= 0;
    }
}
