package io.tutorflow.billing.meter.settle;

import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.meter.UsageToSettle.Reported;
import io.tutorflow.billing.meter.UsageToSettle.Span;
import io.tutorflow.billing.meter.settle.Verdict.Different;
import io.tutorflow.billing.meter.settle.Verdict.Equal;
import io.tutorflow.billing.meter.settle.Verdict.Settled;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Bill;
import io.tutorflow.billing.payment.StripeMeteredInvoices.BillLine;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Compares a paid invoice of Stripe's with what was reported of the same time: each meter has to have the same quantity, and
 * each line the price that was captured. Whatever else stands on the invoice is for a person.
 */
final class SettlementPolicy {

    private static final BigDecimal MICROS_OF_A_CENT =
            BigDecimal.valueOf(Money.ofCents(1).micros());

    private SettlementPolicy() {}

    /** What of ours each metered line is compared with: Stripe's meters count by the minute. */
    static List<Span> spans(Bill bill) {
        return metered(bill)
                .map(line -> new Span(eventName(line), minute(line.from()), minute(line.until())))
                .toList();
    }

    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Stream<BillLine> metered(Bill bill) {
        return bill.lines().stream().filter(line -> line.eventName() != null);
    }

    private static String eventName(BillLine line) {
        return Objects.requireNonNull(line.eventName());
    }

    /**
     * @param ours of the spans of the bill, in their order, and of the time from their beginning to their end
     * @param owedCents what Stripe has carried over from earlier invoices, and no later one has asked for
     */
    static Verdict decide(Bill bill, List<Reported> ours, long owedCents) {
        var lines = metered(bill).toList();
        var settled = new ArrayList<Settled>();
        var what = new ArrayList<String>();
        for (int place = 0; place < lines.size(); place++) {
            compare(lines.get(place), of(place, ours), settled, what);
        }
        unknown(bill, ours, what);
        overlaps(spans(bill), what);
        amounts(bill, what);
        due(bill, owedCents, what);
        return what.isEmpty()
                ? new Equal(settled, cleared(settled), bill.dueCents() > bill.totalCents())
                : new Different(what);
    }

    private static Reported of(int place, List<Reported> ours) {
        return ours.stream()
                .filter(reported -> reported.place() != null && reported.place() == place)
                .findFirst()
                .orElseGet(() -> new Reported(place, "", 0, 0, Money.ZERO));
    }

    private static void compare(BillLine line, Reported ours, List<Settled> settled, List<String> what) {
        var cents = Money.ofCents(line.cents());
        if (line.quantity().compareTo(BigDecimal.valueOf(ours.value())) != 0) {
            what.add("%s: Stripe charges %s, here %d were reported (%d records)"
                    .formatted(eventName(line), line.quantity().toPlainString(), ours.value(), ours.records()));
        } else if (!isAtOurPrice(line, ours)) {
            what.add("%s: Stripe charges %s USD for %d at %s cents, here it is %s: one of the prices is wrong"
                    .formatted(
                            eventName(line),
                            usd(cents),
                            ours.value(),
                            line.unitCents() == null
                                    ? "no single number of"
                                    : line.unitCents().stripTrailingZeros().toPlainString(),
                            usd(ours.captured())));
        }
        settled.add(new Settled(line, ours.records(), ours.captured()));
    }

    /** Both sides round what its price comes to exactly, and nothing else: Stripe its line, we each record. */
    private static boolean isAtOurPrice(BillLine line, Reported ours) {
        if (line.unitCents() == null) {
            return false;
        }
        var micros = line.unitCents().multiply(MICROS_OF_A_CENT);
        var exact = micros.multiply(line.quantity());
        return isWithin(SettlementLimits.ROUNDING_OF_A_LINE, exact, Money.ofCents(line.cents()))
                && isWithin(roundingOfRecords(micros, ours.records()), exact, ours.captured());
    }

    /** What one costs in whole micro-USD was never rounded. */
    private static BigDecimal roundingOfRecords(BigDecimal micros, long records) {
        return micros.stripTrailingZeros().scale() <= 0
                ? BigDecimal.ZERO
                : SettlementLimits.ROUNDING_OF_A_RECORD.multiply(BigDecimal.valueOf(records));
    }

    private static boolean isWithin(BigDecimal micros, BigDecimal exact, Money amount) {
        return exact.subtract(BigDecimal.valueOf(amount.micros())).abs().compareTo(micros) <= 0;
    }

    /** What only one of both sides knows. */
    private static void unknown(Bill bill, List<Reported> ours, List<String> what) {
        bill.lines().stream()
                .filter(line -> line.eventName() == null)
                .forEach(line -> what.add("%s: %s USD that no meter has counted"
                        .formatted(line.what(), usd(Money.ofCents(line.cents())))));
        ours.stream()
                .filter(reported -> reported.place() == null)
                .forEach(reported -> what.add("%s: Stripe charges nothing, here %d were reported (%d records)"
                        .formatted(reported.eventName(), reported.value(), reported.records())));
    }

    /** What two lines charge would be charged twice. */
    private static void overlaps(List<Span> spans, List<String> what) {
        for (int one = 0; one < spans.size(); one++) {
            for (int other = one + 1; other < spans.size(); other++) {
                if (overlap(spans.get(one), spans.get(other))) {
                    what.add(spans.get(one).eventName() + ": two lines charge the same time");
                }
            }
        }
    }

    private static boolean overlap(Span one, Span other) {
        return one.eventName().equals(other.eventName())
                && one.from().isBefore(other.until())
                && other.from().isBefore(one.until());
    }

    private static void amounts(Bill bill, List<String> what) {
        long sum = bill.lines().stream()
                .mapToLong(line -> line.cents() + line.taxCents())
                .sum();
        if (sum != bill.totalCents()) {
            what.add("its lines come to %s USD, it to %s"
                    .formatted(usd(Money.ofCents(sum)), usd(Money.ofCents(bill.totalCents()))));
        }
        if (bill.overpaidCents() > 0) {
            what.add(usd(Money.ofCents(bill.overpaidCents())) + " USD were paid too much");
        }
        if (bill.lines().size() > SettlementLimits.LINES) {
            what.add("it has %d lines, more than %d".formatted(bill.lines().size(), SettlementLimits.LINES));
        }
    }

    /** All of it, with what was carried over to it or without; or nothing, if it is carried over itself. */
    private static void due(Bill bill, long owedCents, List<String> what) {
        long more = bill.dueCents() - bill.totalCents();
        if (more != 0 && more != owedCents && !bill.isCarriedOver()) {
            what.add("of %s USD, %s were due: the customer has a balance at Stripe"
                    .formatted(usd(Money.ofCents(bill.totalCents())), usd(Money.ofCents(bill.dueCents()))));
        }
    }

    private static Amounts cleared(List<Settled> settled) {
        var captured = settled.stream().map(Settled::captured).reduce(Money.ZERO, Money::plus);
        var net = Money.ofCents(
                settled.stream().mapToLong(line -> line.line().cents()).sum());
        var tax = Money.ofCents(
                settled.stream().mapToLong(line -> line.line().taxCents()).sum());
        return new Amounts(captured, Money.ZERO, Money.ZERO, tax, net.minus(captured));
    }

    private static String usd(Money amount) {
        return amount.usd().stripTrailingZeros().toPlainString();
    }
}
