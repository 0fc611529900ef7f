package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One of the steps from usage to what is due.
 *
 * @param isTotal what stands above it adds up to it
 */
record SumText(String label, String amount, boolean isTotal) {

    private static final int PERCENT_SCALE = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The lines that are not usage, in their order, with the totals between them; net and what follows is in cents. */
    static List<SumText> of(Header header, List<Line> lines, int decimals) {
        var totals = header.totals();
        var sums = new ArrayList<SumText>();
        var usage = amounts(lines, LineType.USAGE);
        if (!usage.isEmpty()) {
            sums.add(total("Usage at list price", sum(usage), decimals));
        }
        var line = totals.parts().line();
        for (var type : LineType.values()) {
            if (type == LineType.TRUE_UP && line.isPositive()) {
                sums.add(total("Usage on your credit line", line, decimals));
            }
            if (type.isNet() && type != LineType.USAGE) {
                lines.stream()
                        .filter(each -> each.type() == type)
                        .forEach(each -> sums.add(
                                new SumText(label(each, lines), Wording.amount(each.amount(), decimals), false)));
            }
        }
        sums.add(total("Net", totals.net(), Wording.decimals(Stream.empty())));
        if (!header.tax().equals(Percent.ZERO)) {
            sums.add(new SumText(tax(header.tax()), Wording.cents(totals.tax()), false));
        }
        return List.copyOf(sums);
    }

    static String tax(Percent rate) {
        return "Tax " + Wording.number(rate.value()) + " %";
    }

    private static SumText total(String label, Money amount, int decimals) {
        return new SumText(label, Wording.amount(amount, decimals), true);
    }

    private static String label(Line line, List<Line> lines) {
        return switch (line.type()) {
            case DISCOUNT -> discount(lines);
            case WAIVED -> "Delivered and not charged";
            case PROMOTIONAL_CREDITS -> "Promotional and included credits applied";
            case PURCHASED_CREDITS -> "Purchased credits applied";
            case TRUE_UP -> "Minimum commitment of " + month(line) + ", not reached: true-up";
            case TRUE_UP_LOWERED -> "Minimum commitment of " + month(line) + ": true-up lowered by late usage";
            case REVERSED_TOP_UP -> "Reversed top-up: credits spent whose payment was taken back";
            case METERED -> "Charged by Stripe's meters";
            case ROUNDING -> "Rounding to whole cents";
            case USAGE, TAX -> throw new IllegalArgumentException("Not a step: " + line.type());
        };
    }

    /** With its percentage, if it is the same of everything. */
    private static String discount(List<Line> lines) {
        var percents = lines.stream()
                .map(Line::usage)
                .filter(Objects::nonNull)
                .map(UsageGroup::key)
                .map(SumText::percent)
                .distinct()
                .toList();
        return percents.size() == 1
                ? "Discount " + Wording.number(percents.getFirst()) + " %"
                : "Discount from list prices";
    }

    /** Of what is free anyway: none. */
    private static BigDecimal percent(UsageGroup.Key key) {
        var list = key.listUnitPrice().usd();
        return list.signum() == 0
                ? BigDecimal.ZERO
                : list.subtract(key.unitPrice().usd())
                        .multiply(HUNDRED)
                        .divide(list, PERCENT_SCALE, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    private static List<Money> amounts(List<Line> lines, LineType type) {
        return lines.stream()
                .filter(line -> line.type() == type)
                .map(Line::amount)
                .toList();
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }

    private static String month(Line line) {
        return Wording.month(Objects.requireNonNull(line.month()));
    }
}
