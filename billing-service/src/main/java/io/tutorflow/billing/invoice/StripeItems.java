package io.tutorflow.billing.invoice;

import io.tutorflow.billing.payment.StripeInvoices.Item;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What is due of an invoice as Stripe's items: one for each catalogue key, of that part of its usage that nothing else has
 * paid for; one for minimum commitments, one for reversed top-ups. Each is whole cents and none is below zero; with their
 * taxes they come to what is due.
 */
final class StripeItems {

    private static final int LONGEST_DESCRIPTION = 500;
    private static final String TRUE_UP = "true_up";
    private static final String REVERSED_TOP_UP = "reversed_top_up";

    /** A percentage of cents is exact in this part of a cent. */
    private static final long PART_OF_CENT = 1_000_000;

    private final Map<Integer, Money> dueOfUsage = new HashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private StripeItems() {}

    static List<Item> of(List<Line> lines, Totals totals, Percent tax) {
        var items = new StripeItems();
        lines.forEach(items::noteUsage);
        lines.forEach(line -> items.lower(line, lines));
        lines.forEach(items::add);
        return items.inCents(totals, tax);
    }

    private void noteUsage(Line line) {
        if (line.usage() != null) {
            dueOfUsage.put(line.number(), line.usage().parts().line());
        }
    }

    /** What is taken off for late usage is taken off that usage; it is never more. */
    private void lower(Line line, List<Line> lines) {
        if (line.type() != LineType.TRUE_UP_LOWERED) {
            return;
        }
        var left = Money.ZERO.minus(line.amount());
        for (var late : lines) {
            if (late.usage() != null && Objects.equals(late.month(), line.month())) {
                var due = Objects.requireNonNull(dueOfUsage.get(late.number()));
                var taken = due.min(left);
                dueOfUsage.put(late.number(), due.minus(taken));
                left = left.minus(taken);
            }
        }
        if (left.isPositive()) {
            throw new IllegalStateException("More is taken off than is due of late usage: " + line);
        }
    }

    private void add(Line line) {
        switch (line.type()) {
            case USAGE ->
                add(usageOf(line).key().catalogKey(), line, Objects.requireNonNull(dueOfUsage.get(line.number())));
            case TRUE_UP -> add(TRUE_UP, line, line.amount());
            case REVERSED_TOP_UP -> add(REVERSED_TOP_UP, line, line.amount());
            // What explains usage, and what is spread over the items.
            case DISCOUNT, WAIVED, PROMOTIONAL_CREDITS, PURCHASED_CREDITS, TRUE_UP_LOWERED, METERED, ROUNDING, TAX -> {}
        }
    }

    private void add(String name, Line line, Money due) {
        parts.merge(name, new Part(describe(line), due), Part::plus);
    }

    private static String describe(Line line) {
        var text = Lines.describe(line);
        if (line.usage() == null) {
            return text;
        }
        var key = line.usage().key();
        return key.unitPrice().equals(key.listUnitPrice())
                ? text
                : text + ", agreed at $" + key.unitPrice().usd().toPlainString();
    }

    private static UsageGroup usageOf(Line line) {
        return Objects.requireNonNull(line.usage());
    }

    private List<Item> inCents(Totals totals, Percent tax) {
        var names = List.copyOf(parts.keySet());
        var all = List.copyOf(parts.values());
        var cents = LargestRemainder.spread(
                totals.net().cents(),
                Money.ofCents(1).micros(),
                all.stream().map(part -> part.due().micros()).toList());
        var taxes = LargestRemainder.spread(
                totals.tax().cents(),
                PART_OF_CENT,
                cents.stream()
                        .map(each -> Math.multiplyExact(each, tax.tenThousandths()))
                        .toList());
        return IntStream.range(0, all.size())
                .mapToObj(at -> new Item(names.get(at), all.get(at).shortened(), cents.get(at), taxes.get(at), tax))
                .toList();
    }

    private record Part(String description, Money due) {

        Part plus(Part more) {
            return new Part(description + "; " + more.description, due.plus(more.due));
        }

        String shortened() {
            return description.length() <= LONGEST_DESCRIPTION
                    ? description
                    : description.substring(0, LONGEST_DESCRIPTION - 1) + "…";
        }
    }
}
