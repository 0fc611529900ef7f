package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import java.util.UUID;

/**
 * What an account has.
 *
 * @param posted credits, promotional and purchased
 * @param available posted + unused line − held
 */
public record WalletView(UUID accountId, Money posted, Money held, Money unusedLine, Money available) {

    /** Nothing was ever given to this account. */
    public static WalletView empty(UUID accountId) {
        return new WalletView(accountId, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    static WalletView of(Wallet wallet) {
        return new WalletView(
                wallet.account().value(), wallet.posted(), wallet.held(), wallet.unusedLine(), wallet.available());
    }
}
