package io.tutorflow.billing.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.wallet.Settlement.Capture;
import io.tutorflow.billing.wallet.Settlement.Charge;
import io.tutorflow.billing.wallet.Settlement.Release;
import io.tutorflow.billing.wallet.SettlementState.OpenHold;
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
        var outcome = SettlementPolicy.decide(List.of(capture(35)), state(Map.of(), Map.of()));

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
                List.of(capture(35)), state(Map.of(HOLD, new OpenHold(other, Money.ofCredits(50))), Map.of()));

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

    private static SettlementState state(Map<HoldId, OpenHold> open, Map<HoldId, Money> captured) {
        var held = open.isEmpty() ? 0 : 50;
        var promo = open.isEmpty() ? 50 : 100;
        return new SettlementState(Map.of(ACCOUNT, WalletTest.wallet(promo, 0, 0, held, 0)), open, captured);
    }

    private static Map<HoldId, OpenHold> held(long credits) {
        return Map.of(HOLD, new OpenHold(ACCOUNT, Money.ofCredits(credits)));
    }

    private static Release release(String reason) {
        return new Release(HOLD, ACCOUNT, reason);
    }

    private static Capture capture(long credits) {
        var charge = new Charge(
                "course.default", Money.ofCredits(5), Units.of(credits / 5), Instant.parse("2026-11-21T10:00:00Z"));
        return new Capture(HOLD, ACCOUNT, Money.ofCredits(credits), charge);
    }
}
