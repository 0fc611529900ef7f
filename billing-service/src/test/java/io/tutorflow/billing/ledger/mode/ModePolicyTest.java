package io.tutorflow.billing.ledger.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.WalletTest;
import io.tutorflow.billing.ledger.mode.ModePolicy.Decision;
import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When usage of an account can be metered, and what its wallet is then. */
class ModePolicyTest {

    private static final UUID KEY = new UUID(0, 1);

    @Test
    void creditsThatWereBoughtAreInTheWay() {
        assertThat(decide(WalletTest.wallet(20, 5, 0, 0, 100)))
                .isEqualTo(new Decision.Kept(new ModeOutcome.CreditsLeft(credits(5))));
    }

    @Test
    void creditsThatAreOwedAreInTheWay() {
        assertThat(decide(WalletTest.wallet(0, -5, 0, 0, 100)))
                .isEqualTo(new Decision.Kept(new ModeOutcome.CreditsOwed(credits(5))));
    }

    @Test
    void withoutALineNothingCouldBeUsed() {
        assertThat(decide(WalletTest.wallet(20, 0, 0, 0, 0))).isEqualTo(new Decision.Kept(new ModeOutcome.NoLine()));
    }

    @Test
    void whatIsHeldMustFitTheLineOncePromotionalCreditsAreGone() {
        assertThat(decide(WalletTest.wallet(20, 0, 95, 6, 100)))
                .isEqualTo(new Decision.Kept(new ModeOutcome.LineTooSmall(credits(6), credits(5))));
        assertThat(decide(WalletTest.wallet(20, 0, 94, 6, 100))).isInstanceOf(Decision.Changed.class);
    }

    @Test
    void promotionalCreditsAreWithdrawnHeldOrNot() {
        var changed = (Decision.Changed) decide(WalletTest.wallet(20, 0, 40, 15, 100));

        var movement = changed.withdrawal().orElseThrow();
        var transfer = movement.transfers().getFirst();
        assertThat(transfer.kind()).isEqualTo(TransferKind.PROMO_WITHDRAWN);
        assertThat(transfer.to()).isEqualTo(HouseAccount.PROMOTIONS.id());
        assertThat(transfer.parts()).isEqualTo(new Funding(credits(20), Money.ZERO, Money.ZERO));
        assertThat(transfer.fromNumber()).isEqualTo(1);
        assertThat(movement.reason()).isEqualTo(ModePolicy.REASON);
        assertThat(changed.after().posted()).isEqualTo(Money.ZERO);
        assertThat(changed.after().mode()).isEqualTo(BillingMode.STRIPE_METERED);
        assertThat(changed.after().available()).isEqualTo(credits(45));
        assertThat(changed.after().overdraft()).isEqualTo(Money.ZERO);
    }

    @Test
    void withoutPromotionalCreditsNothingIsMoved() {
        var changed = (Decision.Changed) decide(WalletTest.wallet(0, 0, 40, 0, 100));

        assertThat(changed.withdrawal()).isEmpty();
        assertThat(changed.after().number()).isZero();
    }

    @Test
    void whatIsMeteredBeforeStaysAsItIs() {
        assertThat(decide(WalletTest.wallet(0, 5, 0, 0, 100).charged(BillingMode.STRIPE_METERED)))
                .isEqualTo(new Decision.Kept(new ModeOutcome.Unchanged()));
    }

    /** Money that came in all the same must not be counted again and again: no capture takes it. */
    @Test
    void creditsOfAMeteredAccountCannotBeSpentAndMissingOnesAreMissing() {
        var stray = WalletTest.wallet(0, 30, 100, 0, 100).charged(BillingMode.STRIPE_METERED);
        var owing = WalletTest.wallet(0, -30, 0, 0, 100).charged(BillingMode.STRIPE_METERED);

        assertThat(stray.available()).isEqualTo(Money.ZERO);
        assertThat(stray.refusalOf(credits(1))).contains(HoldRefusal.LINE_EXHAUSTED);
        assertThat(stray.fund(credits(7), BillingMode.STRIPE_METERED))
                .isEqualTo(new Funding(Money.ZERO, Money.ZERO, credits(7)));
        assertThat(owing.available()).isEqualTo(credits(70));
    }

    @Test
    void theModeOfAMomentIsThatOfTheLatestChangeBefore() {
        var june = Instant.parse("2026-06-11T10:00:00Z");
        var july = Instant.parse("2026-07-01T00:00:00Z");
        var history = ModeHistory.of(Map.of(june, BillingMode.STRIPE_METERED, july, BillingMode.INTERNAL_INVOICE));

        assertThat(history.at(june.minusNanos(1))).isEqualTo(BillingMode.INTERNAL_INVOICE);
        assertThat(history.at(june)).isEqualTo(BillingMode.STRIPE_METERED);
        assertThat(history.at(july.minusNanos(1))).isEqualTo(BillingMode.STRIPE_METERED);
        assertThat(history.at(july)).isEqualTo(BillingMode.INTERNAL_INVOICE);
    }

    private static Decision decide(Wallet wallet) {
        return ModePolicy.meter(wallet, KEY, "operator");
    }

    private static Money credits(long credits) {
        return Money.ofCredits(credits);
    }
}
