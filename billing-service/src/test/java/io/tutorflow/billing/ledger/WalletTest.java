package io.tutorflow.billing.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.money.Money;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public class WalletTest {

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
    void workThatNothingCoversIsOwedOnTheLineWhereThereIsOne() {
        var wallet = wallet(10, 5, 38, 0, 40);

        var parts = wallet.fund(credits(20));
        var after = wallet.spending(parts);

        assertEquals(new Funding(credits(10), credits(5), credits(5)), parts);
        assertEquals(credits(43), after.line().used());
        assertEquals(Money.ZERO, after.available());
        assertEquals(Money.ZERO, after.overdraft());
    }

    @Test
    void workIsOwedOnAFrozenLineToo() {
        var wallet = wallet(0, 5, 10, 0, 40).withLineFrozen(true);

        assertEquals(new Funding(Money.ZERO, credits(5), credits(15)), wallet.fund(credits(20)));
    }

    @Test
    void aTopUpIsAvailableWhateverIsOwedAboveTheLine() {
        var topUp = new Funding(Money.ZERO, credits(50), Money.ZERO);
        var wallet = wallet(0, 0, 43, 0, 40).receiving(TransferKind.PURCHASE, topUp);

        assertEquals(credits(50), wallet.available());
        assertEquals(Money.ZERO, wallet.holding(credits(50)).overdraft());
    }

    @Test
    void aFrozenLineGivesNothingMoreAndIsOwedStill() {
        var wallet = wallet(0, 50, 30, 0, 100);

        var frozen = wallet.withLineFrozen(true);

        assertEquals(credits(120), wallet.available());
        assertEquals(credits(50), frozen.available());
        assertEquals(credits(30), frozen.line().used());
        assertEquals(wallet, frozen.withLineFrozen(false));
    }

    @Test
    void aLineThatIsFrozenUnderOpenHoldsLeavesTheAccountBelowZero() {
        var frozen = wallet(0, 5, 0, 30, 40).withLineFrozen(true);

        assertEquals(credits(25), frozen.overdraft());
        assertEquals(
                Optional.of(HoldRefusal.FREE_CREDITS_EXHAUSTED),
                wallet(0, 0, 0, 0, 40).withLineFrozen(true).refusalOf(credits(1)));
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

    @Test
    void aLineThatIsSmallerThanWhatIsUsedOfItLeavesTheCredits() {
        var frozen = wallet(20, 30, 40, 0, 100).agreeing(Money.ZERO);

        assertEquals(credits(50), frozen.available());
        assertEquals(Money.ZERO, frozen.overdraft());
        assertEquals(new Funding(credits(20), credits(40), Money.ZERO), frozen.fund(credits(60)));
    }

    @Test
    void holdsThatASmallerLineNoLongerCoversAreAnOverdraft() {
        var smaller = wallet(0, 10, 0, 50, 100).agreeing(credits(15));

        assertEquals(credits(-25), smaller.available());
        assertEquals(credits(25), smaller.overdraft());
    }

    public static Wallet wallet(long promo, long purchased, long line, long held, long creditLine) {
        return new Wallet(
                ACCOUNT,
                credits(promo),
                credits(purchased),
                new Line(credits(creditLine), credits(line), false),
                credits(held),
                false,
                0,
                0,
                Tripwire.NOBODY,
                BillingMode.INTERNAL_INVOICE);
    }

    private static Money credits(long credits) {
        return Money.ofCredits(credits);
    }
}
