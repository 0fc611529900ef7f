package io.tutorflow.billing.payment.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.money.Money;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LotsTest {

    private static final PaymentId OLD = new PaymentId(new UUID(0, 1));
    private static final PaymentId MIDDLE = new PaymentId(new UUID(0, 2));
    private static final PaymentId NEW = new PaymentId(new UUID(0, 3));

    @Test
    void aHundredDollarsOfWhichFortyPercentAreUsedAreSixtyDollarsAnd6450Tokens() {
        var lot = new Lot(OLD, 10_000, credits(10_750), Money.ZERO);

        var unused = new Lots(List.of(lot), credits(6_450)).unusedOf(OLD);

        assertEquals(credits(6_450), unused);
        assertEquals(6_000, lot.centsFor(unused));
    }

    @Test
    void theOldestIsSpentFirst() {
        var lots = lots(1_500);

        assertEquals(Money.ZERO, lots.unusedOf(OLD));
        assertEquals(credits(500), lots.unusedOf(MIDDLE));
        assertEquals(credits(1_000), lots.unusedOf(NEW));
    }

    @Test
    void nothingIsUnusedAfterAnOverrun() {
        var lots = lots(-20);

        assertEquals(Money.ZERO, lots.unusedOf(NEW));
    }

    @Test
    void aRefundedPurchaseLeavesTheOthersAsTheyWere() {
        var lots = new Lots(
                List.of(
                        lot(OLD, Money.ZERO),
                        new Lot(MIDDLE, 1_000, credits(1_000), credits(400)),
                        lot(NEW, Money.ZERO)),
                credits(1_000));

        assertEquals(Money.ZERO, lots.unusedOf(MIDDLE));
        assertEquals(credits(1_000), lots.unusedOf(NEW));
    }

    @Test
    void anUnusedOneRefundedOutOfOrderLeavesTheOlderOneHalfUsed() {
        var lots = new Lots(
                List.of(lot(OLD, Money.ZERO), lot(MIDDLE, credits(1_000)), lot(NEW, Money.ZERO)), credits(1_500));

        assertEquals(credits(500), lots.unusedOf(OLD));
        assertEquals(Money.ZERO, lots.unusedOf(MIDDLE));
        assertEquals(credits(1_000), lots.unusedOf(NEW));
    }

    @Test
    void moneyIsRoundedDownToTheCent() {
        var lot = new Lot(OLD, 19_900, Money.ofMicros(213_925_000), Money.ZERO);

        assertEquals(0, lot.centsFor(Money.ofMicros(10_000)));
        assertEquals(19_900, lot.centsFor(lot.credited()));
        assertEquals(lot.credited(), lot.creditsFor(19_900));
    }

    @Test
    void whatNobodyBoughtIsNotUnused() {
        assertEquals(Money.ZERO, lots(3_000).unusedOf(new PaymentId(new UUID(0, 9))));
    }

    private static Lots lots(long left) {
        return new Lots(List.of(lot(OLD, Money.ZERO), lot(MIDDLE, Money.ZERO), lot(NEW, Money.ZERO)), credits(left));
    }

    private static Lot lot(PaymentId payment, Money withdrawn) {
        return new Lot(payment, 1_000, credits(1_000), withdrawn);
    }

    private static Money credits(long credits) {
        return Money.ofCredits(credits);
    }
}
