package io.tutorflow.billing.payment.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.payment.StripeRefunds.Seen;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RefundPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID ACCOUNT = new UUID(9, 9);
    private static final PaymentId PURCHASE = new PaymentId(new UUID(0, 1));
    private static final RefundTerms.Requester OWNER = new RefundTerms.Requester("owner", "by mistake");
    private static final RefundWish WISH = new RefundWish(new UUID(5, 5), ACCOUNT, PURCHASE, OWNER, NOW);

    /** USD 100 for 10,750 credits. */
    private static final Lot LOT = new Lot(PURCHASE, 10_000, credits(10_750), Money.ZERO);

    @Test
    void grantsTheMoneyForAllThatIsUnused() {
        var answer = decide(holdings(6_450, 6_450));

        var terms = new RefundTerms(WISH.id(), PURCHASE, ACCOUNT, 6_000, credits(6_450), OWNER, NOW);
        assertEquals(new RefundAnswer.Granted(new Refund.Requested(terms)), answer);
    }

    @Test
    void refusesWhatWasNotBought() {
        var other = new RefundWish(WISH.id(), ACCOUNT, new PaymentId(new UUID(0, 2)), OWNER, NOW);

        var answer = RefundPolicy.decide(other, holdings(6_450, 6_450), true, Optional.empty());

        assertEquals(refused(new RefundRefusal.UnknownPurchase(other.purchase())), answer);
    }

    @Test
    void refusesWhatItsBankDecidesAbout() {
        var answer = RefundPolicy.decide(WISH, holdings(6_450, 6_450), true, Optional.empty());

        assertEquals(refused(new RefundRefusal.Disputed()), answer);
    }

    @Test
    void namesTheRefundThatTookAllThatWasUnused() {
        var before = new Refund.Succeeded(terms(), "re_1");

        assertEquals(
                refused(new RefundRefusal.RefundedBefore(before)),
                RefundPolicy.decide(WISH, holdings(0, 100), false, Optional.of(before)));
        assertEquals(
                refused(new RefundRefusal.NothingUnused()),
                RefundPolicy.decide(
                        WISH, holdings(0, 100), false, Optional.of(new Refund.Failed(terms(), null, "expired"))));
        assertEquals(refused(new RefundRefusal.NothingUnused()), decide(holdings(0, 100)));
    }

    @Test
    void leavesToWorkInProgressWhatItHolds() {
        assertEquals(
                refused(new RefundRefusal.HeldByWork(credits(6_450), credits(6_449))), decide(holdings(6_450, 6_449)));
        assertEquals(refused(new RefundRefusal.HeldByWork(credits(6_450), Money.ZERO)), decide(holdings(6_450, -1)));
    }

    @Test
    void refusesLessThanACent() {
        var holdings = new Holdings(new Lots(List.of(LOT), Money.ofMicros(10_000)), credits(1));

        assertEquals(refused(new RefundRefusal.LessThanACent()), decide(holdings));
    }

    /** However much is spent and comes back between them, refunds never give back more than was paid, or than is left. */
    @Property
    void refundsStayWithinWhatWasPaidAndWhatIsLeft(
            @ForAll @LongRange(min = 50, max = 1_000_000) long paidCents,
            @ForAll @IntRange(max = 100) int bonusPerMille,
            @ForAll @Size(max = 12) List<@LongRange(min = -200_000_000, max = 200_000_000) Long> movements) {
        var credited = Money.ofMicros(paidCents * 10_000 + paidCents * 10 * bonusPerMille);
        var lot = new Lot(PURCHASE, paidCents, credited, Money.ZERO);
        var left = credited;
        long refunded = 0;

        for (long moved : movements) {
            left = left.plus(Money.ofMicros(moved)).min(lot.kept());
            var answer = decide(new Holdings(new Lots(List.of(lot), left), left));
            if (answer instanceof RefundAnswer.Granted granted) {
                var terms = granted.refund().terms();
                assertFalse(terms.taken().exceeds(left), "more is taken than is left");
                refunded += terms.cents();
                lot = lot.withdrawing(terms.taken());
                left = left.minus(terms.taken());
            }
        }

        assertTrue(refunded <= paidCents, refunded + " of " + paidCents + " cents");
        assertFalse(lot.withdrawn().exceeds(credited));
    }

    @Test
    void followsStripeUntilTheMoneyIsThere() {
        var requested = new Refund.Requested(terms());
        var pending = requested.pending("re_1");
        var succeeded = pending.succeeded("re_1");

        assertEquals(new RefundStep.Wait(pending), RefundPolicy.follow(requested, new Seen.Pending("re_1")));
        assertEquals(new RefundStep.Wait(pending), RefundPolicy.follow(pending, new Seen.Pending("re_1")));
        assertEquals(new RefundStep.Finish(succeeded), RefundPolicy.follow(pending, new Seen.Succeeded("re_1")));
        assertEquals(new RefundStep.Rest(succeeded), RefundPolicy.follow(succeeded, new Seen.Succeeded("re_1")));
        assertEquals(new RefundStep.Rest(succeeded), RefundPolicy.follow(succeeded, new Seen.Pending("re_1")));
    }

    @Test
    void givesBackWhatDidNotArriveAndWhatABankSentBack() {
        var failed = new Refund.Failed(terms(), "re_1", "expired_card");

        assertEquals(
                new RefundStep.GiveBack(failed),
                RefundPolicy.follow(new Refund.Pending(terms(), "re_1"), new Seen.Failed("re_1", "expired_card")));
        assertEquals(
                new RefundStep.GiveBack(failed),
                RefundPolicy.follow(new Refund.Succeeded(terms(), "re_1"), new Seen.Failed("re_1", "expired_card")));
        assertEquals(
                new RefundStep.GiveBack(new Refund.Failed(terms(), null, "resource_missing")),
                RefundPolicy.follow(new Refund.Requested(terms()), new Seen.Failed(null, "resource_missing")));
    }

    /** Whatever Stripe says, in whatever order and however often. */
    @Property
    void creditsComeBackOnceAtMost(@ForAll("answers") List<Seen> answers) {
        Refund refund = new Refund.Requested(terms());
        var returned = new ArrayList<Withdrawal>();

        for (var seen : answers) {
            switch (RefundPolicy.follow(refund, seen)) {
                case RefundStep.Wait wait -> refund = wait.refund();
                case RefundStep.Finish finish -> refund = finish.refund();
                case RefundStep.GiveBack back -> {
                    refund = back.refund();
                    returned.add(back.refund().withdrawal());
                }
                case RefundStep.Rest rest -> assertEquals(refund, rest.refund());
            }
        }

        assertEquals(answers.stream().anyMatch(Seen.Failed.class::isInstance) ? 1 : 0, returned.size());
        for (var withdrawal : returned) {
            assertEquals(terms().taken(), withdrawal.paid().plus(withdrawal.rest()));
            assertEquals(terms().id(), withdrawal.id());
        }
    }

    @Provide
    static Arbitrary<List<Seen>> answers() {
        return Arbitraries.<Seen>of(
                        new Seen.Pending("re_1"), new Seen.Succeeded("re_1"), new Seen.Failed("re_1", "expired_card"))
                .list()
                .ofMaxSize(8);
    }

    private static RefundAnswer decide(Holdings holdings) {
        return RefundPolicy.decide(WISH, holdings, false, Optional.empty());
    }

    private static RefundAnswer refused(RefundRefusal why) {
        return new RefundAnswer.Refused(why);
    }

    private static Holdings holdings(long left, long free) {
        return new Holdings(new Lots(List.of(LOT), credits(left)), credits(free));
    }

    private static RefundTerms terms() {
        return new RefundTerms(new UUID(7, 7), PURCHASE, ACCOUNT, 6_000, credits(6_450), OWNER, NOW);
    }

    private static Money credits(long credits) {
        return Money.ofCredits(credits);
    }
}
