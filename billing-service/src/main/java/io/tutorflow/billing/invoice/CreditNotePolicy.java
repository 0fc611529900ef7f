package io.tutorflow.billing.invoice;

import io.tutorflow.billing.invoice.CreditNote.CreditedLine;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides a credit note: its lines are lines of the invoice, never more of any than was due for it, and never more than is
 * left. Cents are rounded on the sum of all notes of the invoice, so that the last one takes what is left of rounding and tax.
 */
final class CreditNotePolicy {

    private final Totals totals;
    private final Percent tax;
    private final SortedMap<Integer, Line> lines = new TreeMap<>();
    private final Map<Integer, Money> credited = new HashMap<>();
    private Amounts before = Amounts.NONE;

    /** @param notes that there are of the invoice */
    CreditNotePolicy(Header header, List<Line> lines, List<CreditNote.Content> notes) {
        this.totals = header.totals();
        this.tax = header.tax();
        lines.forEach(line -> this.lines.put(line.number(), line));
        for (var note : notes) {
            before = before.plus(note.amounts());
            note.lines().forEach(line -> credited.merge(line.line(), line.amount(), Money::plus));
        }
    }

    /** What is still to be paid of the invoice, or was and has not gone back. */
    Amounts left() {
        return totals.amounts().minus(before);
    }

    /** @param wanted each line once */
    Decision decide(List<Wanted> wanted) {
        var chosen = new ArrayList<CreditedLine>();
        for (var each : wanted) {
            var line = lines.get(each.line());
            if (line == null || !isCreditable(line)) {
                return new Decision.NoSuchLine(each.line());
            }
            if (line.usage() == null && each.units() != null) {
                return new Decision.NoUnits(each.line());
            }
            var amount = each.of(line);
            if (amount.exceeds(leftOf(line))) {
                return new Decision.MoreThanIsLeft(each.line(), leftOf(line));
            }
            chosen.add(new CreditedLine(each.line(), each.units(), amount));
        }
        return credit(chosen);
    }

    /** All that is left. */
    Decision decideAll() {
        var chosen = new ArrayList<CreditedLine>();
        var rest = left().exact();
        var restOfTrueUp = restOfTrueUp();
        for (var line :
                lines.values().stream().filter(CreditNotePolicy::isCreditable).toList()) {
            var amount = leftOf(line).min(rest);
            if (line.type() == LineType.TRUE_UP) {
                amount = amount.min(restOfTrueUp);
                restOfTrueUp = restOfTrueUp.minus(amount);
            }
            if (amount.isPositive()) {
                chosen.add(new CreditedLine(line.number(), null, amount));
                rest = rest.minus(amount);
            }
        }
        return credit(chosen);
    }

    private Decision credit(List<CreditedLine> chosen) {
        var exact = Amounts.NONE;
        for (var line : chosen) {
            exact = exact.plus(amounts(line));
        }
        if (exact.exact().exceeds(left().exact()) || exact.trueUp().exceeds(restOfTrueUp())) {
            return new Decision.MoreThanIsLeft(null, left().exact().max(Money.ZERO));
        }
        // Nothing is refused below but what comes to no cent.
        var net = before.exact().plus(exact.exact()).toCents().minus(before.net());
        var taxed = tax.ofInCents(before.net().plus(net)).minus(before.tax());
        var amounts = new Amounts(exact.line(), exact.reversedTopUp(), exact.trueUp(), taxed, net.minus(exact.exact()));
        return amounts.total().isPositive()
                ? new Decision.Made(new CreditNote.Content(List.copyOf(chosen), amounts))
                : new Decision.TooLittle();
    }

    /** What late usage took off a true-up is not charged, so that it cannot be credited. */
    private Money restOfTrueUp() {
        return left().trueUp().max(Money.ZERO);
    }

    private Amounts amounts(CreditedLine credited) {
        var amount = credited.amount();
        return switch (Objects.requireNonNull(lines.get(credited.line())).type()) {
            case USAGE -> Amounts.ofLine(amount);
            case TRUE_UP -> new Amounts(Money.ZERO, Money.ZERO, amount, Money.ZERO, Money.ZERO);
            case REVERSED_TOP_UP -> new Amounts(Money.ZERO, amount, Money.ZERO, Money.ZERO, Money.ZERO);
            case DISCOUNT, WAIVED, PROMOTIONAL_CREDITS, PURCHASED_CREDITS, TRUE_UP_LOWERED, METERED, ROUNDING, TAX ->
                throw new IllegalStateException("Nothing of it can be credited: " + credited);
        };
    }

    private static boolean isCreditable(Line line) {
        return switch (line.type()) {
            case USAGE, TRUE_UP, REVERSED_TOP_UP -> true;
            case DISCOUNT, WAIVED, PROMOTIONAL_CREDITS, PURCHASED_CREDITS, TRUE_UP_LOWERED, METERED, ROUNDING, TAX ->
                false;
        };
    }

    /** Of usage only what was due: what credits paid was not. */
    private Money leftOf(Line line) {
        var due = line.usage() == null ? line.amount() : line.usage().parts().line();
        return due.minus(credited.getOrDefault(line.number(), Money.ZERO));
    }

    /** A part of a line that is to be credited: either so many units at their price, or an amount. */
    record Wanted(int line, @Nullable Units units, @Nullable Money amount) {

        Wanted {
            if ((units == null) == (amount == null)) {
                throw new IllegalArgumentException("Either units or an amount are credited of line " + line);
            }
        }

        private Money of(Line of) {
            return amount == null
                    ? Objects.requireNonNull(of.usage()).key().unitPrice().times(Objects.requireNonNull(units))
                    : amount;
        }
    }

    /** Whether it is made. */
    sealed interface Decision {

        record Made(CreditNote.Content content) implements Decision {}

        /** The invoice has no such line, or nothing was charged by it. */
        record NoSuchLine(int line) implements Decision {}

        /** It is no usage, of which alone there are units. */
        record NoUnits(int line) implements Decision {}

        /** @param line null: of the invoice as a whole */
        record MoreThanIsLeft(@Nullable Integer line, Money left) implements Decision {}

        /** It comes to less than a cent. */
        record TooLittle() implements Decision {}
    }
}
