package io.tutorflow.billing.ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.Line;
import io.tutorflow.billing.ledger.Tripwire;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FallTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(7, 1));

    @Test
    void whatNobodyWatchesFallsUnseen() {
        assertThat(falls(wallet(20, Tripwire.NOBODY), wallet(0, Tripwire.NOBODY)))
                .isEmpty();
    }

    @Test
    void onlyBelowTheHighestThresholdIsAFall() {
        assertThat(falls(wallet(20, 10), wallet(10, 10))).isEmpty();
        assertThat(falls(wallet(20, 10), wallet(9, 10))).hasSize(1);
    }

    @Test
    void heldCreditsCountWhereFreeOnesAreWatched() {
        var before = wallet(20, 10);

        assertThat(falls(before, before.holding(Money.ofCredits(11)))).hasSize(1);
    }

    @Test
    void aHoldDoesNotMoveAllCredits() {
        var before = wallet(9, new Tripwire(null, Money.ofCredits(10), false));

        assertThat(falls(before, before.holding(Money.ofCredits(1)))).isEmpty();
        assertThat(falls(before, before.spending(new Funding(Money.ofCredits(1), Money.ZERO, Money.ZERO))))
                .hasSize(1);
    }

    @Test
    void whatDidNotChangeIsNoFall() {
        assertThat(falls(wallet(9, 10), wallet(9, 10))).isEmpty();
    }

    private static List<Fall> falls(Wallet before, Wallet after) {
        return Fall.of(Map.of(ACCOUNT, before), List.of(after), true);
    }

    private static Wallet wallet(long credits, long below) {
        return wallet(credits, new Tripwire(Money.ofCredits(below), null, false));
    }

    private static Wallet wallet(long credits, Tripwire tripwire) {
        return new Wallet(
                ACCOUNT,
                Money.ofCredits(credits),
                Money.ZERO,
                Line.NONE,
                Money.ZERO,
                false,
                1,
                1,
                tripwire,
                BillingMode.INTERNAL_INVOICE);
    }
}
