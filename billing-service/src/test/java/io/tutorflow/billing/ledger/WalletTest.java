package io.tutorflow.billing.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.money.Money;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WalletTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));

    @Test
    void whatIsAvailableIsPostedPlusUnusedLineLessHeld() {
        var wallet = wallet(30, 50, 10, 25, 40);

        assertEquals(credits(30 + 50 + (40 - 10) - 25), wallet.available());
    }

    @Test
    void takesPromotionalThenPurchasedThenTheLine() {
        var parts = wallet(30, 50, 0, 0, 40).fund(credits(100));

        assertEquals(new Funding(credits(30), credits(50), credits(20)), parts);
    }

    @Test
    void workThatWasDoneIsTakenEvenBelowZero() {
        var wallet = wallet(10, 5, 0, 0, 0);

        var after = wallet.spending(wallet.fund(credits(20)));

        assertEquals(credits(-5), after.purchased());
        assertEquals(credits(5), after.overdraft());
        assertEquals(Optional.of(HoldRefusal.FREE_CREDITS_EXHAUSTED), after.refusalOf(credits(1)));
    }

    @Test
    void refusesOneMicroMoreThanIsAvailable() {
        var wallet = wallet(50, 0, 0, 20, 0);

        assertEquals(Optional.empty(), wallet.refusalOf(credits(30)));
        assertEquals(
                Optional.of(HoldRefusal.CREDITS_EXHAUSTED),
                wallet.refusalOf(credits(30).plus(Money.ofMicros(1))));
    }

    @Test
    void anEmptyWalletThatWasFundedLacksCreditsNotFreeOnes() {
        var empty = wallet(0, 0, 0, 0, 0);

        assertEquals(Optional.of(HoldRefusal.FREE_CREDITS_EXHAUSTED), empty.refusalOf(credits(1)));
        assertEquals(
                Optional.of(HoldRefusal.CREDITS_EXHAUSTED),
                empty.receiving(TransferKind.GRANT, new Funding(credits(1), Money.ZERO, Money.ZERO))
                        .refusalOf(credits(2)));
    }

    static Wallet wallet(long promo, long purchased, long line, long held, long creditLine) {
        return new Wallet(
                ACCOUNT,
                credits(promo),
                credits(purchased),
                credits(line),
                credits(held),
                credits(creditLine),
                false,
                0,
                0,
                Tripwire.NOBODY);
    }

    private static Money credits(long credits) {
        return Money.ofCredits(credits);
    }
}
