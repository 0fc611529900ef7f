package io.tutorflow.billing.ledger.posting;

import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.money.Money;
import java.util.UUID;

/**
 * What an account has, and owes.
 *
 * @param posted credits, promotional and purchased
 * @param usedLine owed on the line
 * @param unusedLine none of a frozen line
 * @param available posted + unused line − held; where usage is metered, without posted credits
 */
public record Balance(
        UUID accountId,
        Money posted,
        Money held,
        Money usedLine,
        Money unusedLine,
        boolean lineFrozen,
        Money available,
        BillingMode mode) {

    /** Nothing was ever given to this account. */
    public static Balance empty(UUID accountId) {
        return new Balance(
                accountId,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                false,
                Money.ZERO,
                BillingMode.INTERNAL_INVOICE);
    }

    static Balance of(Wallet wallet) {
        return new Balance(
                wallet.account().value(),
                wallet.posted(),
                wallet.held(),
                wallet.line().used(),
                wallet.unusedLine(),
                wallet.line().frozen(),
                wallet.available(),
                wallet.mode());
    }
}
