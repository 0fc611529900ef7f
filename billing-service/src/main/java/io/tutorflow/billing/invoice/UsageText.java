package io.tutorflow.billing.invoice;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The usage of one month, as a document lists it.
 *
 * @param title none, where the document is about this month only
 */
record UsageText(@Nullable String title, List<Row> rows) {

    /**
     * A line: quantity times list price is its amount, but that each record was rounded by itself.
     *
     * @param number by which the records of the line name it
     * @param hint what else is to be known of it
     */
    record Row(int number, String catalogKey, String hint, String quantity, String listPrice, String amount) {}

    private static final Comparator<Line> BY_KEY = comparing(
                    (Line line) -> usage(line).key().catalogKey())
            .thenComparing(line -> usage(line).key().listUnitPrice())
            .thenComparing(line -> usage(line).key().unitPrice())
            .thenComparingInt(Line::number);

    /** The newest month first, and within it by catalogue key. */
    static List<UsageText> of(List<Line> lines, YearMonth of, int decimals) {
        var months = new TreeMap<YearMonth, List<Line>>(Comparator.reverseOrder());
        months.putAll(lines.stream()
                .filter(line -> line.type() == LineType.USAGE)
                .collect(groupingBy(line -> usage(line).key().month(), toList())));
        var isOnlyOf = months.keySet().stream().allMatch(of::equals);
        return months.entrySet().stream()
                .map(entry -> new UsageText(
                        isOnlyOf ? null : title(entry.getKey(), of),
                        entry.getValue().stream()
                                .sorted(BY_KEY)
                                .map(line -> row(line, decimals))
                                .toList()))
                .toList();
    }

    private static String title(YearMonth month, YearMonth of) {
        return month.isBefore(of) ? Wording.month(month) + ", late usage" : Wording.month(month);
    }

    private static Row row(Line line, int decimals) {
        var usage = usage(line);
        var key = usage.key();
        var records = usage.records() == 1 ? "1 record" : "%,d records".formatted(usage.records());
        var agreed = key.unitPrice().equals(key.listUnitPrice())
                ? ""
                : " · agreed " + Wording.number(key.unitPrice().usd());
        return new Row(
                line.number(),
                key.catalogKey(),
                records + agreed,
                Wording.number(usage.units().value()),
                Wording.number(key.listUnitPrice().usd()),
                Wording.amount(line.amount(), decimals));
    }

    private static UsageGroup usage(Line line) {
        return Objects.requireNonNull(line.usage());
    }
}
