package io.tutorflow.billing.meter.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.meter.UsageToSettle.Reported;
import io.tutorflow.billing.meter.UsageToSettle.Span;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Balance;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Bill;
import io.tutorflow.billing.payment.StripeMeteredInvoices.BillLine;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Drafted;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettlementPolicyTest {

    private static final Instant JUNE = Instant.parse("2027-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2027-07-01T00:00:00Z");

    private static final BigDecimal FIVE = new BigDecimal(5);
    private static final Drafted DRAFTED = new Drafted(JULY, null);

    @Test
    void clearsWhatWasCapturedAndKeepsTheRestAsRounding() {
        var bill = bill(500, line("render", "333330", "0.0015", 500));

        var verdict = SettlementPolicy.decide(bill, List.of(ours(0, "render", 333_330, 4_999_950)), 0);

        assertThat(amounts(verdict)).isEqualTo(amounts(4_999_950, 0, 50));
    }

    @Test
    void taxIsAPartOfItsOwn() {
        var taxed = new BillLine("10 × lesson", "lesson", BigDecimal.TEN, FIVE, 50, 5, JUNE, JULY);

        var verdict = SettlementPolicy.decide(bill(55, taxed), List.of(ours(0, "lesson", 10, 500_000)), 0);

        assertThat(amounts(verdict)).isEqualTo(amounts(500_000, 50_000, 0));
    }

    /** In whichever direction, and not a micro-USD of another price. */
    @Test
    void halfACentOnALineIsRounding() {
        var ours = List.of(ours(0, "item", 1, 15_000));

        assertThat(amounts(SettlementPolicy.decide(bill(1, line("item", "1", "1.5", 1)), ours, 0)))
                .isEqualTo(amounts(15_000, 0, -5_000));
        assertThat(amounts(SettlementPolicy.decide(bill(2, line("item", "1", "1.5", 2)), ours, 0)))
                .isEqualTo(amounts(15_000, 0, 5_000));
        assertThat(different(SettlementPolicy.decide(bill(2, line("item", "1", "1.5001", 2)), ours, 0)))
                .containsExactly(
                        "item: Stripe charges 0.02 USD for 1 at 1.5001 cents, here it is 0.015: one of the prices is wrong");
        assertThat(different(SettlementPolicy.decide(bill(3, line("item", "1", "1.5", 3)), ours, 0)))
                .containsExactly(
                        "item: Stripe charges 0.03 USD for 1 at 1.5 cents, here it is 0.015: one of the prices is wrong");
        assertThat(different(SettlementPolicy.decide(bill(2, line("item", "1", null, 2)), ours, 0)))
                .containsExactly(
                        "item: Stripe charges 0.02 USD for 1 at no single number of cents, here it is 0.015: one of the"
                                + " prices is wrong");
    }

    /** A second at $0.05 a minute is 166 or 167 parts of 5 micro-USD, and at $0.05001 of 5.001, which is rounded for each. */
    @Test
    void whatEachRecordWasRoundedByIsRounding() {
        var bill = bill(835, line("render", "1670000", "0.0005001", 835));

        assertThat(amounts(SettlementPolicy.decide(bill, List.of(ours(0, "render", 10_000, 1_670_000, 8_350_000)), 0)))
                .isEqualTo(amounts(8_350_000, 0, 0));
        assertThat(amounts(SettlementPolicy.decide(bill, List.of(ours(0, "render", 10_000, 1_670_000, 8_356_670)), 0)))
                .isEqualTo(amounts(8_356_670, 0, -6_670));
        assertThat(different(SettlementPolicy.decide(bill, List.of(ours(0, "render", 3_339, 1_670_000, 8_350_000)), 0)))
                .singleElement()
                .asString()
                .contains("at 0.0005001 cents, here it is 8.35: one of the prices is wrong");
    }

    /** The price of one has to be ours also where a cent shows nothing of it. */
    @Test
    void manySmallErrorsOfAPriceAreNoRounding() {
        var bill = bill(500_000, line("lesson", "100000", "5", 500_000));

        assertThat(different(
                        SettlementPolicy.decide(bill, List.of(ours(0, "lesson", 100_000, 100_000, 5_000_000_001L)), 0)))
                .singleElement()
                .asString()
                .contains("one of the prices is wrong");
    }

    @Test
    void eachDifferenceIsNamedWithItsFigures() {
        var bill = bill(65, line("lesson", "12", 60), line(null, "1", 5));

        var verdict = SettlementPolicy.decide(
                bill, List.of(ours(0, "lesson", 13, 650_000), ours(null, "image", 2, 140_000)), 0);

        assertThat(different(verdict))
                .containsExactly(
                        "lesson: Stripe charges 12, here 13 were reported (1 records)",
                        "1 × null: 0.05 USD that no meter has counted",
                        "image: Stripe charges nothing, here 2 were reported (1 records)");
    }

    @Test
    void aFractionIsNeverEqual() {
        var verdict = SettlementPolicy.decide(
                bill(50, line("lesson", "10.5", 50)), List.of(ours(0, "lesson", 10, 500_000)), 0);

        assertThat(different(verdict)).singleElement().asString().startsWith("lesson: Stripe charges 10.5, here 10");
    }

    @Test
    void noTimeOfAMeterIsChargedTwice() {
        var bill = bill(100, line("lesson", "10", 50), line("lesson", "10", 50));

        var verdict = SettlementPolicy.decide(
                bill, List.of(ours(0, "lesson", 10, 500_000), ours(1, "lesson", 10, 500_000)), 0);

        assertThat(different(verdict)).containsExactly("lesson: two lines charge the same time");
    }

    @Test
    void oneMetersPricesOneAfterTheOtherAreTwoLines() {
        var change = Instant.parse("2027-06-10T12:00:30Z");
        var before = new BillLine("old", "lesson", BigDecimal.TEN, FIVE, 50, 0, JUNE, change);
        var after = new BillLine("new", "lesson", BigDecimal.ONE, new BigDecimal(6), 6, 0, change, JULY);

        assertThat(SettlementPolicy.spans(bill(56, before, after)))
                .containsExactly(
                        new Span("lesson", JUNE, Instant.parse("2027-06-10T12:00:00Z")),
                        new Span("lesson", Instant.parse("2027-06-10T12:00:00Z"), JULY));
        assertThat(amounts(SettlementPolicy.decide(
                        bill(56, before, after),
                        List.of(ours(0, "lesson", 10, 500_000), ours(1, "lesson", 1, 60_000)),
                        0)))
                .isEqualTo(amounts(560_000, 0, 0));
    }

    @Test
    void moneyThatIsNotThatOfTheLinesIsForAPerson() {
        var line = line("lesson", "10", 50);
        var ours = List.of(ours(0, "lesson", 10, 500_000));

        assertThat(different(SettlementPolicy.decide(bill(40, line), ours, 0)))
                .containsExactly("its lines come to 0.5 USD, it to 0.4");
        assertThat(different(SettlementPolicy.decide(paid(50, 20, 0, List.of(line)), ours, 0)))
                .containsExactly("of 0.5 USD, 0.2 were due: the customer has a balance at Stripe");
        assertThat(different(SettlementPolicy.decide(paid(50, 50, 7, List.of(line)), ours, 0)))
                .containsExactly("0.07 USD were paid too much");
    }

    @Test
    void whatIsTooLittleToBeChargedIsDueLater() {
        var lines = List.of(line("lesson", "6", 30));
        var ours = List.of(ours(0, "lesson", 6, 300_000));

        var little =
                new Bill("in_1", Status.PAID, true, "A-1", DRAFTED, 30, 0, new Balance(0, 30), 0, 0, null, JULY, lines);
        assertThat(amounts(SettlementPolicy.decide(little, ours, 0))).isEqualTo(amounts(300_000, 0, 0));
        var credited = new Bill(
                "in_1", Status.PAID, true, "A-1", DRAFTED, 30, 0, new Balance(-90, -60), 0, 0, null, JULY, lines);
        assertThat(different(SettlementPolicy.decide(credited, ours, 0)))
                .containsExactly("of 0.3 USD, 0 were due: the customer has a balance at Stripe");
    }

    @Test
    void whatWasCarriedOverIsDueWithALaterOne() {
        var lines = List.of(line("lesson", "10", 50));
        var ours = List.of(ours(0, "lesson", 10, 500_000));
        var bill = new Bill(
                "in_2", Status.PAID, true, "A-2", DRAFTED, 50, 80, new Balance(30, 0), 0, 0, null, JULY, lines);

        assertThat(((Verdict.Equal) SettlementPolicy.decide(bill, ours, 30)).takesIn())
                .isTrue();
        assertThat(different(SettlementPolicy.decide(bill, ours, 20)))
                .containsExactly("of 0.5 USD, 0.8 were due: the customer has a balance at Stripe");
        assertThat(((Verdict.Equal) SettlementPolicy.decide(paid(50, 50, 0, lines), ours, 30)).takesIn())
                .isFalse();
    }

    @Test
    void aSubscriptionHasSoManyLinesAtMost() {
        var lines = IntStream.rangeClosed(0, SettlementLimits.LINES)
                .mapToObj(number -> line("meter_" + number, "0", 0))
                .toList();

        assertThat(different(SettlementPolicy.decide(paid(0, 0, 0, lines), List.of(), 0)))
                .containsExactly("it has 41 lines, more than 40");
    }

    private static BillLine line(@Nullable String eventName, String quantity, long cents) {
        return line(eventName, quantity, "5", cents);
    }

    private static BillLine line(@Nullable String eventName, String quantity, @Nullable String unitCents, long cents) {
        return new BillLine(
                quantity + " × " + eventName,
                eventName,
                new BigDecimal(quantity),
                unitCents == null ? null : new BigDecimal(unitCents),
                cents,
                0,
                JUNE,
                JULY);
    }

    private static Bill bill(long total, BillLine... lines) {
        return paid(total, total, 0, List.of(lines));
    }

    private static Bill paid(long total, long due, long overpaid, List<BillLine> lines) {
        return new Bill(
                "in_1", Status.PAID, true, "A-1", DRAFTED, total, due, Balance.NONE, 0, overpaid, null, JULY, lines);
    }

    private static Reported ours(@Nullable Integer place, String eventName, long value, long micros) {
        return ours(place, eventName, 1, value, micros);
    }

    private static Reported ours(@Nullable Integer place, String eventName, long records, long value, long micros) {
        return new Reported(place, eventName, records, value, Money.ofMicros(micros));
    }

    private static Amounts amounts(long line, long tax, long rounding) {
        return new Amounts(Money.ofMicros(line), Money.ZERO, Money.ZERO, Money.ofMicros(tax), Money.ofMicros(rounding));
    }

    private static Amounts amounts(Verdict verdict) {
        return ((Verdict.Equal) verdict).amounts();
    }

    private static List<String> different(Verdict verdict) {
        return ((Verdict.Different) verdict).what();
    }
}
