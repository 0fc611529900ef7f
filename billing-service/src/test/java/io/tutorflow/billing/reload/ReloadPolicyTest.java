package io.tutorflow.billing.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.billing.payment.Charged;
import io.tutorflow.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReloadPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Charged NOTHING_CHARGED = new Charged(0, 0);
    private static final ReloadDecision NOTHING = new ReloadDecision.Nothing();

    /** Below ten dollars up to fifty. */
    private static final AutoReload WISH = AutoReload.of(true, 1_000, 5_000, null);

    @Test
    void chargesWhatIsMissingToTheTarget() {
        assertEquals(new ReloadDecision.Charge(4_001), decide(WISH, 9_990_000, NOTHING_CHARGED));
    }

    @Test
    void chargesNothingAtTheThreshold() {
        assertEquals(NOTHING, decide(WISH, 10_000_000, NOTHING_CHARGED));
    }

    @Test
    void roundsUpToAWholeCent() {
        assertEquals(new ReloadDecision.Charge(4_005), decide(WISH, 9_955_000, NOTHING_CHARGED));
    }

    @Test
    void chargesWhatWasOverspentToo() {
        assertEquals(new ReloadDecision.Charge(5_400), decide(WISH, -4_000_000, NOTHING_CHARGED));
    }

    @Test
    void chargesAtMostWhatAPersonCouldPayAtOnce() {
        var wish = AutoReload.of(true, 1_000, 500_000, null);

        assertEquals(new ReloadDecision.Charge(500_000), decide(wish, -100_000_000, NOTHING_CHARGED));
    }

    @Test
    void skipsLessThanFiveDollars() {
        var narrow = AutoReload.of(true, 999, 1_000, null);

        assertEquals(NOTHING, decide(narrow, 5_010_000, NOTHING_CHARGED));
        assertEquals(new ReloadDecision.Charge(500), decide(narrow, 5_000_000, NOTHING_CHARGED));
    }

    @Test
    void waitsForTheChargeInFlight() {
        assertEquals(NOTHING, decide(WISH, 0, new Charged(0, 500)));
    }

    @Test
    void waitsAfterADecline() {
        var declined = WISH.declined("card_declined", NOW.minus(Duration.ofMinutes(59)));

        assertEquals(NOTHING, decide(declined, 0, NOTHING_CHARGED));
        assertEquals(
                new ReloadDecision.Charge(5_000),
                ReloadPolicy.decide(declined, Money.ZERO, NOTHING_CHARGED, NOW.plusSeconds(60)));
    }

    @Test
    void isOffAfterThreeDeclinesInARow() {
        var second = WISH.declined("card_declined", NOW).declined("card_declined", NOW);
        var third = second.declined("insufficient_funds", NOW);

        assertEquals(NOW.plus(Duration.ofHours(24)), second.retryAt());
        assertEquals(new AutoReload(false, 1_000, 5_000, null, 3, null, "insufficient_funds"), third);
        assertEquals(NOTHING, decide(third, 0, NOTHING_CHARGED));
        assertEquals(0, second.paid().declines());
    }

    @Test
    void chargesNoMoreInAMonthThanItsOwnerAllows() {
        var capped = AutoReload.of(true, 1_000, 5_000, 6_000L);

        assertEquals(new ReloadDecision.Charge(5_000), decide(capped, 0, new Charged(1_000, 0)));
        assertEquals(new ReloadDecision.Charge(2_000), decide(capped, 0, new Charged(4_000, 0)));
        assertEquals(new ReloadDecision.CapReached(), decide(capped, 0, new Charged(5_501, 0)));
    }

    @Test
    void doesNothingWhenItIsOff() {
        assertEquals(NOTHING, decide(AutoReload.of(false, 1_000, 5_000, null), 0, NOTHING_CHARGED));
    }

    private static ReloadDecision decide(AutoReload wish, long leftMicros, Charged charged) {
        return ReloadPolicy.decide(wish, Money.ofMicros(leftMicros), charged, NOW);
    }
}
