package io.tutorflow.billing.ledger.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.Entry;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.WalletTest;
import io.tutorflow.billing.ledger.capture.Settlement.Capture;
import io.tutorflow.billing.ledger.capture.Settlement.Held;
import io.tutorflow.billing.ledger.capture.Settlement.Release;
import io.tutorflow.billing.ledger.capture.SettlementState.OpenHold;
import io.tutorflow.billing.ledger.mode.ModeHistory;
import io.tutorflow.events.UsageVoided;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettlementPolicyTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));
    private static final HoldId HOLD = new HoldId(new UUID(2, 1));
    private static final Instant RECORDED = Instant.parse("2026-11-21T09:59:00Z");
    private static final Instant ENDED = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void capturesWhatWasDeliveredAndFreesTheRest() {
        var outcome = SettlementPolicy.decide(List.of(capture(35)), state(held(50), Map.of()));

        var wallet = outcome.wallets().getFirst();
        assertEquals(Money.ofCredits(65), wallet.posted());
        assertEquals(Money.ZERO, wallet.held());
        assertEquals(Money.ofCredits(35), outcome.entries().getFirst().amount());
    }

    @Test
    void theSameCaptureTwiceInOneBatchIsOne() {
        var outcome = SettlementPolicy.decide(List.of(capture(35), capture(35)), state(held(50), Map.of()));

        assertEquals(1, outcome.entries().size());
        assertTrue(outcome.alarms().isEmpty());
    }

    @Test
    void aRepeatWithAnotherAmountIsAnAlarmAndChangesNothing() {
        var outcome = SettlementPolicy.decide(List.of(capture(36)), state(Map.of(), Map.of(HOLD, Money.ofCredits(35))));

        assertTrue(outcome.entries().isEmpty());
        assertEquals(1, outcome.alarms().size());
    }

    @Test
    void workFinalizedAfterItsHoldWasReleasedIsCapturedAndMarkedLate() {
        var outcome = SettlementPolicy.decide(List.of(capture(35)), released());

        assertTrue(outcome.entries().getFirst().late());
        assertEquals(Money.ofCredits(15), outcome.wallets().getFirst().posted());
    }

    @Test
    void aVoidOfOverdueWorkThatWasDeliveredAfterAllIsNoAlarm() {
        var outcome = SettlementPolicy.decide(
                List.of(release(UsageVoided.OVERDUE), release(Release.UNEXPLAINED)),
                state(Map.of(), Map.of(HOLD, Money.ofCredits(35))));

        assertTrue(outcome.entries().isEmpty());
        assertTrue(outcome.alarms().isEmpty());
    }

    @Test
    void aVoidForGoodOfCapturedWorkIsAnAlarmAndChangesNothing() {
        var outcome = SettlementPolicy.decide(
                List.of(release("generation_failed")), state(Map.of(), Map.of(HOLD, Money.ofCredits(35))));

        assertTrue(outcome.entries().isEmpty());
        assertEquals(1, outcome.alarms().size());
    }

    @Test
    void anotherAccountsHoldIsNotTouched() {
        var other = new AccountId(new UUID(9, 9));

        var outcome = SettlementPolicy.decide(
                List.of(capture(35)),
                state(Map.of(HOLD, new OpenHold(other, Money.ofCredits(50), BillingMode.INTERNAL_INVOICE)), Map.of()));

        assertTrue(outcome.entries().isEmpty());
        assertEquals(1, outcome.alarms().size());
    }

    @Test
    void aCaptureAboveItsHoldIsANamedOverrun() {
        var outcome = SettlementPolicy.decide(List.of(capture(60)), state(held(50), Map.of()));

        assertEquals(Money.ofCredits(10), outcome.entries().getFirst().overrun());
        assertEquals(Money.ofCredits(40), outcome.wallets().getFirst().posted());
        assertEquals(Money.ZERO, outcome.wallets().getFirst().held());
    }

    @Test
    void aCaptureWithinItsHoldIsNone() {
        var outcome = SettlementPolicy.decide(List.of(capture(50)), state(held(50), Map.of()));

        assertEquals(Money.ZERO, outcome.entries().getFirst().overrun());
    }

    @Test
    void whoDoesNotSayHowMuchTheLostHoldWasIsAsked() {
        var outcome =
                SettlementPolicy.decide(List.of(capture(35), release("generation_failed")), state(Map.of(), Map.of()));

        assertTrue(outcome.entries().isEmpty());
        assertEquals(Map.of(HOLD, ACCOUNT), outcome.lost());
        assertEquals(Money.ofCredits(50), outcome.wallets().getFirst().posted());
    }

    @Test
    void aLostHoldIsWrittenAgainWithItsCaptureAndSetsNothingAside() {
        var outcome = SettlementPolicy.decide(List.of(capture(35, held(30, false))), state(Map.of(), Map.of()));

        assertEquals(List.of(TransferKind.HOLD, TransferKind.CAPTURE), kinds(outcome));
        assertEquals(Money.ofCredits(30), outcome.entries().getFirst().amount());
        assertNull(outcome.entries().getFirst().recordedAt());
        assertEquals(Money.ofCredits(5), outcome.entries().getLast().overrun());
        assertEquals(RECORDED, outcome.entries().getLast().recordedAt());
        assertFalse(outcome.entries().getLast().late());
        assertEquals(Money.ofCredits(15), outcome.wallets().getFirst().posted());
        assertEquals(Money.ZERO, outcome.wallets().getFirst().held());
    }

    @Test
    void aLostHoldOfFailedWorkIsWrittenAgainWithItsVoid() {
        var release = new Release(HOLD, ACCOUNT, Release.UNEXPLAINED, RECORDED, held(30, false));

        var outcome = SettlementPolicy.decide(List.of(release, release), state(Map.of(), Map.of()));

        assertEquals(List.of(TransferKind.HOLD, TransferKind.VOID), kinds(outcome));
        assertEquals(RECORDED, outcome.entries().getLast().recordedAt());
        assertEquals(Money.ofCredits(50), outcome.wallets().getFirst().posted());
    }

    @Test
    void aLostHoldThatHadBeenReleasedIsReleasedAgainBeforeItsLateCapture() {
        var outcome = SettlementPolicy.decide(List.of(capture(35, held(30, true))), state(Map.of(), Map.of()));

        assertEquals(List.of(TransferKind.HOLD, TransferKind.VOID, TransferKind.CAPTURE), kinds(outcome));
        assertTrue(outcome.entries().getLast().late());
        assertEquals(Money.ZERO, outcome.entries().getLast().overrun());
    }

    @Test
    void anOpenHoldWhoseReleaseWasLostIsReleasedBeforeItsLateCapture() {
        var outcome = SettlementPolicy.decide(List.of(capture(35, held(50, true))), state(held(50), Map.of()));

        assertEquals(List.of(TransferKind.VOID, TransferKind.CAPTURE), kinds(outcome));
        assertTrue(outcome.entries().getLast().late());
        assertEquals(Money.ZERO, outcome.wallets().getFirst().held());
        assertEquals(Money.ofCredits(65), outcome.wallets().getFirst().posted());
    }

    @Test
    void workThatHeldNothingIsCapturedWithoutAHoldAndIsNotLate() {
        var outcome = SettlementPolicy.decide(List.of(capture(35, Held.nothing())), state(Map.of(), Map.of()));

        assertEquals(List.of(TransferKind.CAPTURE), kinds(outcome));
        assertFalse(outcome.entries().getFirst().late());
    }

    @Test
    void whatWasHeldAsMeteredIsOfTheLineWhateverTheAccountIsNow() {
        var metered = Map.of(HOLD, new OpenHold(ACCOUNT, Money.ofCredits(50), BillingMode.STRIPE_METERED));

        var outcome = SettlementPolicy.decide(List.of(capture(35)), onLine(metered, BillingMode.INTERNAL_INVOICE));

        assertEquals(BillingMode.STRIPE_METERED, outcome.entries().getFirst().mode());
        assertEquals(
                new Funding(Money.ZERO, Money.ZERO, Money.ofCredits(35)),
                outcome.entries().getFirst().parts());
    }

    @Test
    void whatIsReleasedKeepsTheModeThatItWasHeldIn() {
        var metered = Map.of(HOLD, new OpenHold(ACCOUNT, Money.ofCredits(50), BillingMode.STRIPE_METERED));

        var outcome = SettlementPolicy.decide(
                List.of(release("generation_failed")), onLine(metered, BillingMode.INTERNAL_INVOICE));

        assertEquals(List.of(TransferKind.VOID), kinds(outcome));
        assertEquals(BillingMode.STRIPE_METERED, outcome.entries().getFirst().mode());
    }

    @Test
    void whatWasHeldBeforeTheSwitchIsNotMetered() {
        var outcome = SettlementPolicy.decide(List.of(capture(35)), onLine(held(50), BillingMode.STRIPE_METERED));

        assertEquals(BillingMode.INTERNAL_INVOICE, outcome.entries().getFirst().mode());
        assertEquals(
                new Funding(Money.ofCredits(20), Money.ZERO, Money.ofCredits(15)),
                outcome.entries().getFirst().parts());
    }

    @Test
    void workWhoseHoldWasReleasedHasTheModeOfItsHold() {
        var state = onLine(Map.of(), BillingMode.INTERNAL_INVOICE);
        var released = new SettlementState(
                state.wallets(), Map.of(), Map.of(), Map.of(HOLD, BillingMode.STRIPE_METERED), Map.of());

        var outcome = SettlementPolicy.decide(List.of(capture(35)), released);

        assertTrue(outcome.entries().getFirst().late());
        assertEquals(BillingMode.STRIPE_METERED, outcome.entries().getFirst().mode());
    }

    @Test
    void workThatHeldNothingHasTheModeOfTheMomentAtWhichItWasFinalized() {
        assertEquals(BillingMode.STRIPE_METERED, modeOfMeasured(ENDED));
        assertEquals(BillingMode.INTERNAL_INVOICE, modeOfMeasured(ENDED.plusNanos(1)));
    }

    @Test
    void aLostHoldIsWrittenAgainInTheModeInWhichItsWorkWasFinalized() {
        var state = meteredSince(ENDED);

        var outcome = SettlementPolicy.decide(List.of(capture(35, held(30, false))), state);

        assertEquals(
                List.of(BillingMode.STRIPE_METERED, BillingMode.STRIPE_METERED),
                outcome.entries().stream().map(Entry::mode).toList());
    }

    private static BillingMode modeOfMeasured(Instant since) {
        return SettlementPolicy.decide(List.of(capture(35, Held.nothing())), meteredSince(since))
                .entries()
                .getFirst()
                .mode();
    }

    private static SettlementState meteredSince(Instant since) {
        var state = onLine(Map.of(), BillingMode.STRIPE_METERED);
        var modes = Map.of(ACCOUNT, ModeHistory.of(Map.of(since, BillingMode.STRIPE_METERED)));
        return new SettlementState(state.wallets(), Map.of(), Map.of(), Map.of(), modes);
    }

    /** 20 promotional credits, and a line of 100. */
    private static SettlementState onLine(Map<HoldId, OpenHold> open, BillingMode now) {
        var wallet = WalletTest.wallet(20, 0, 0, open.isEmpty() ? 0 : 50, 100).charged(now);
        return new SettlementState(Map.of(ACCOUNT, wallet), open, Map.of());
    }

    private static List<TransferKind> kinds(SettlementPolicy.Outcome outcome) {
        return outcome.entries().stream().map(Entry::kind).toList();
    }

    private static Held held(long credits, boolean released) {
        return new Held.Amount(Money.ofCredits(credits), released);
    }

    private static SettlementState released() {
        var state = state(Map.of(), Map.of());
        return new SettlementState(
                state.wallets(), state.open(), state.captured(), Map.of(HOLD, BillingMode.INTERNAL_INVOICE), Map.of());
    }

    private static SettlementState state(Map<HoldId, OpenHold> open, Map<HoldId, Money> captured) {
        var held = open.isEmpty() ? 0 : 50;
        var promo = open.isEmpty() ? 50 : 100;
        return new SettlementState(Map.of(ACCOUNT, WalletTest.wallet(promo, 0, 0, held, 0)), open, captured);
    }

    private static Map<HoldId, OpenHold> held(long credits) {
        return Map.of(HOLD, new OpenHold(ACCOUNT, Money.ofCredits(credits), BillingMode.INTERNAL_INVOICE));
    }

    private static Release release(String reason) {
        return new Release(HOLD, ACCOUNT, reason, RECORDED, new Held.Unsaid());
    }

    private static Capture capture(long credits) {
        return capture(credits, new Held.Unsaid());
    }

    private static Capture capture(long credits, Held held) {
        var charge = new Charge("course.default", Money.ofCredits(5), Units.of(credits / 5), ENDED, RECORDED);
        return new Capture(HOLD, ACCOUNT, Money.ofCredits(credits), charge, held);
    }
}
