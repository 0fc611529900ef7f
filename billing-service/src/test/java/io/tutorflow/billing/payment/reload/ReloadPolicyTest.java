package io.tutorflow.billing.payment.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.billing.payment.Charged;
import io.tutorflow.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReloadPolicyTest {

    /** USD 50. */
    private static final ReloadPolicy POLICY = new ReloadPolicy(5_000);

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Charged NOTHING_CHARGED = new Charged(0, 0, 0);
    private static final ReloadDecision NOTHING = new ReloadDecision.Nothing();

    /** Below ten dollars up to fifty. */
    private static final AutoReload.On WISH = AutoReload.on(new ReloadFigures(1_000, 5_000, null, null));

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
        var wish = AutoReload.on(new ReloadFigures(1_000, 500_000, null, null));

        assertEquals(new ReloadDecision.Charge(500_000), decide(wish, -100_000_000, NOTHING_CHARGED));
    }

    @Test
    void skipsLessThanFiveDollars() {
        var narrow = AutoReload.on(new ReloadFigures(999, 1_000, null, null));

        assertEquals(NOTHING, decide(narrow, 5_010_000, NOTHING_CHARGED));
        assertEquals(new ReloadDecision.Charge(500), decide(narrow, 5_000_000, NOTHING_CHARGED));
    }

    @Test
    void waitsForTheChargeInFlight() {
        assertEquals(NOTHING, decide(WISH, 0, new Charged(0, 0, 500)));
    }

    @Test
    void waitsAfterADecline() {
        var declined = (AutoReload.On) WISH.declined("card_declined", NOW.minus(Duration.ofMinutes(59)));

        assertEquals(NOTHING, decide(declined, 0, NOTHING_CHARGED));
        assertEquals(
                new ReloadDecision.Charge(5_000),
                POLICY.decide(declined, Money.ZERO, NOTHING_CHARGED, NOW.plusSeconds(60)));
    }

    @Test
    void isOffAfterThreeDeclinesInARow() {
        var second = WISH.declined("card_declined", NOW).declined("card_declined", NOW);
        var third = second.declined("insufficient_funds", NOW);

        assertEquals(new AutoReload.On(WISH.figures(), 2, NOW.plus(Duration.ofHours(24)), "card_declined"), second);
        assertEquals(new AutoReload.Off(WISH.figures(), 3, "insufficient_funds"), third);
        assertEquals(WISH, second.paid());
    }

    @Test
    void chargesNoMoreInAMonthThanItsOwnerAllows() {
        var capped = AutoReload.on(new ReloadFigures(1_000, 5_000, null, 6_000L));

        assertEquals(new ReloadDecision.Charge(5_000), decide(capped, 0, new Charged(0, 1_000, 0)));
        assertEquals(new ReloadDecision.Charge(2_000), decide(capped, 0, new Charged(0, 4_000, 0)));
        assertEquals(new ReloadDecision.MonthIsOver(6_000), decide(capped, 0, new Charged(0, 5_501, 0)));
    }

    @Test
    void chargesNoMoreInADayThanTwiceTheTargetUnlessItsOwnerSaysOtherwise() {
        var own = AutoReload.on(new ReloadFigures(1_000, 5_000, 7_000L, null));

        assertEquals(new ReloadDecision.Charge(5_000), decide(WISH, 0, today(5_000)));
        assertEquals(new ReloadDecision.Charge(500), decide(WISH, 0, today(9_500)));
        assertEquals(new ReloadDecision.DayIsOver(10_000), decide(WISH, 0, today(9_501)));
        assertEquals(new ReloadDecision.Charge(2_000), decide(own, 0, today(5_000)));
        assertEquals(new ReloadDecision.DayIsOver(7_000), decide(own, 0, today(7_000)));
    }

    @Test
    void theDefaultOfADayIsFiftyDollarsAtLeast() {
        var small = AutoReload.on(new ReloadFigures(500, 1_000, null, null));

        assertEquals(new ReloadDecision.Charge(1_000), decide(small, 0, today(4_000)));
        assertEquals(new ReloadDecision.DayIsOver(5_000), decide(small, 0, today(4_501)));
    }

    @Test
    void leavesDebtBeyondTheTargetToAPerson() {
        assertEquals(new ReloadDecision.Charge(10_000), decide(WISH, -50_000_000, NOTHING_CHARGED));
        assertEquals(new ReloadDecision.TooDeep(), decide(WISH, -50_000_001, NOTHING_CHARGED));
        assertEquals(new ReloadDecision.TooDeep(), decide(WISH, -20_000_000_000L, NOTHING_CHARGED));
    }

    private static Charged today(long cents) {
        return new Charged(cents, cents, 0);
    }

    @Test
    void staysOffWhateverBecomesOfTheChargeInFlight() {
        var off = WISH.off("card_removed");

        assertEquals(AutoReload.off(WISH.figures()), off.paid());
        assertEquals(new AutoReload.Off(WISH.figures(), 1, "card_declined"), off.declined("card_declined", NOW));
    }

    private static ReloadDecision decide(AutoReload.On wish, long leftMicros, Charged charged) {
        return POLICY.decide(wish, Money.ofMicros(leftMicros), charged, NOW);
    }
}
