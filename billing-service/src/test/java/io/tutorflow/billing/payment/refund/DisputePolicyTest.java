package io.tutorflow.billing.payment.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.payment.StripeRefunds.SeenDispute;
import io.tutorflow.billing.payment.StripeRefunds.Standing;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DisputePolicyTest {

    private static final UUID ACCOUNT = new UUID(9, 9);
    private static final PaymentId PURCHASE = new PaymentId(new UUID(0, 1));

    /** USD 100 for 10,750 credits. */
    private static final Lot LOT = new Lot(PURCHASE, 10_000, credits(10_750), Money.ZERO);

    @Test
    void freezesWhatIsUnusedWhileItIsOpen() {
        var step = only(decide(10_000, Standing.UNDECIDED, LOT, holdings(6_450, 6_450), Optional.empty()));

        var open = (DisputeStep.Open) step;
        assertEquals(new Dispute.Open("dp_1", credits(6_450)), open.dispute());
        assertEquals(credits(6_450), amount(open.frozen()));
        assertEquals(credits(6_000), open.frozen().orElseThrow().paid());
    }

    @Test
    void freezesNoMoreThanIsDisputedOrThanHoldsLeave() {
        var half = decide(5_000, Standing.UNDECIDED, LOT, holdings(6_450, 6_450), Optional.empty());
        var held = decide(10_000, Standing.UNDECIDED, LOT, holdings(6_450, 100), Optional.empty());
        var overrun = decide(10_000, Standing.UNDECIDED, LOT, holdings(0, -50), Optional.empty());

        assertEquals(credits(5_375), frozen(half));
        assertEquals(credits(100), frozen(held));
        assertEquals(Money.ZERO, frozen(overrun));
        assertEquals(Optional.empty(), ((DisputeStep.Open) only(overrun)).frozen());
    }

    @Test
    void givesBackWhatWasFrozenWhenItIsWon() {
        var before = new Dispute.Open("dp_1", credits(6_450));

        var step = only(
                decide(10_000, Standing.WON, LOT.withdrawing(before.frozen()), holdings(0, 0), Optional.of(before)));

        var win = (DisputeStep.Win) step;
        assertEquals(new Dispute.Won("dp_1"), win.dispute());
        assertEquals(before.frozen(), amount(win.returned()));
    }

    @Test
    void takesWhatWasUsedTooWhenItIsLost() {
        var before = new Dispute.Open("dp_1", credits(6_450));

        var step = only(
                decide(10_000, Standing.LOST, LOT.withdrawing(before.frozen()), holdings(0, 0), Optional.of(before)));

        var lose = (DisputeStep.Lose) step;
        assertEquals(new Dispute.Lost("dp_1", credits(10_750)), lose.dispute());
        assertEquals(credits(4_300), amount(lose.taken()));
    }

    @Test
    void takesNothingThatWasGivenBackAlready() {
        var refunded = LOT.withdrawing(credits(10_000));

        var steps = decide(10_000, Standing.LOST, refunded, holdings(0, 0), Optional.empty());

        assertEquals(credits(750), amount(((DisputeStep.Lose) steps.getLast()).taken()));
    }

    @Test
    void opensAndLosesWhatWasLostBeforeAnybodyHeardOfIt() {
        var steps = decide(10_000, Standing.LOST, LOT, holdings(6_450, 6_450), Optional.empty());

        assertEquals(2, steps.size());
        assertEquals(credits(6_450), frozen(steps));
        assertEquals(new Dispute.Lost("dp_1", credits(10_750)), ((DisputeStep.Lose) steps.getLast()).dispute());
    }

    @Test
    void isNothingIfItWasWonBeforeAnybodyHeardOfIt() {
        assertEquals(List.of(), decide(10_000, Standing.WON, LOT, holdings(6_450, 6_450), Optional.empty()));
    }

    /** Whatever Stripe lists, in whatever order and however often. */
    @Property
    void takesAPurchaseOnceAtMostAndGivesBackWhatItFroze(
            @ForAll @LongRange(min = 1, max = 10_000) long cents,
            @ForAll @LongRange(min = 0, max = 10_750) long left,
            @ForAll @LongRange(min = -100, max = 10_750) long free,
            @ForAll @Size(max = 6) List<Standing> standings) {
        var taken = Money.ZERO;
        Optional<Dispute> dispute = Optional.empty();

        for (var standing : standings) {
            var before = dispute;
            for (var step : decide(cents, standing, LOT.withdrawing(taken), holdings(left, free), before)) {
                assertTrue(dispute.isEmpty() || dispute.get() instanceof Dispute.Open, "it was decided before");
                switch (step) {
                    case DisputeStep.Open open -> {
                        dispute = Optional.of(open.dispute());
                        taken = taken.plus(amount(open.frozen()));
                    }
                    case DisputeStep.Win win -> {
                        dispute = Optional.of(win.dispute());
                        taken = taken.minus(amount(win.returned()));
                    }
                    case DisputeStep.Lose lose -> {
                        dispute = Optional.of(lose.dispute());
                        taken = taken.plus(amount(lose.taken()));
                    }
                }
            }
        }

        assertFalse(taken.exceeds(LOT.creditsFor(cents)), taken + " taken");
        assertEquals(
                dispute.map(known -> switch (known) {
                            case Dispute.Open open -> open.frozen();
                            case Dispute.Won won -> Money.ZERO;
                            case Dispute.Lost lost -> LOT.creditsFor(cents);
                        })
                        .orElse(Money.ZERO),
                taken);
    }

    private static List<DisputeStep> decide(
            long cents, Standing standing, Lot lot, Holdings holdings, Optional<Dispute> before) {
        var seen =
                new SeenDispute("dp_1", "pi_1", cents, "fraudulent", Instant.parse("2026-11-22T12:00:00Z"), standing);
        return DisputePolicy.decide(seen, ACCOUNT, lot, holdings, before);
    }

    private static Holdings holdings(long left, long free) {
        return new Holdings(new Lots(List.of(LOT), credits(left)), credits(free));
    }

    private static DisputeStep only(List<DisputeStep> steps) {
        assertEquals(1, steps.size());
        return steps.getFirst();
    }

    private static Money frozen(List<DisputeStep> steps) {
        return ((DisputeStep.Open) steps.getFirst()).dispute().frozen();
    }

    private static Money amount(Optional<Withdrawal> withdrawal) {
        return withdrawal.map(some -> some.paid().plus(some.rest())).orElse(Money.ZERO);
    }

    private static Money credits(long credits) {
        return Money.ofCredits(credits);
    }
}
