package io.tutorflow.billing.invoice;

import static java.util.Comparator.comparing;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lines of a document out of its usage. Nothing is priced again: what was captured decides, and the lines only
 * explain it. The total is never below zero.
 */
final class DraftPolicy {

    private final List<Line> lines = new ArrayList<>();

    private DraftPolicy() {}

    /**
     * @param usage that no other document in force has, in the order of its lines
     * @param commitments of each month that the usage is of, and of each that is closed with it
     * @param closes whether what months fall short of their minimum is charged; what is too much is taken off anyway
     * @param reversedTopUp credits that are spent and whose payment was taken back, on no other document; by itself it makes
     *     none
     */
    static Content decide(
            List<UsageGroup> usage,
            Collection<Commitment> commitments,
            boolean closes,
            Money reversedTopUp,
            Percent tax) {
        var policy = new DraftPolicy();
        policy.explain(usage);
        var parts = partsOf(usage);
        policy.add(LineType.PROMOTIONAL_CREDITS, null, negative(parts.promotional()));
        policy.add(LineType.PURCHASED_CREDITS, null, negative(parts.purchased()));
        var trueUp = Money.ZERO;
        for (var commitment :
                commitments.stream().sorted(comparing(Commitment::month)).toList()) {
            trueUp = trueUp.plus(policy.trueUp(commitment, usage, closes));
        }
        var reversed = policy.lines.isEmpty() ? Money.ZERO : reversedTopUp;
        policy.add(LineType.REVERSED_TOP_UP, null, reversed);
        var totals = Totals.of(parts, trueUp, reversed, tax);
        policy.add(LineType.ROUNDING, null, totals.rounding());
        policy.add(LineType.TAX, null, totals.tax());
        return new Content(List.copyOf(policy.lines), totals);
    }

    /** A statement of usage that Stripe charges by its meters: it says what that comes to, and nothing is due on it. */
    static Content ofMetered(List<UsageGroup> usage) {
        var policy = new DraftPolicy();
        policy.explain(usage);
        var charged = partsOf(usage).total();
        policy.add(LineType.METERED, null, negative(charged));
        return new Content(List.copyOf(policy.lines), Totals.ofMetered(charged));
    }

    private void explain(List<UsageGroup> usage) {
        usage.forEach(this::addUsage);
        add(LineType.DISCOUNT, null, negative(sum(usage, UsageGroup::discount)));
        add(LineType.WAIVED, null, negative(sum(usage, UsageGroup::waived)));
    }

    private static UsageGroup.Parts partsOf(List<UsageGroup> usage) {
        return usage.stream().map(UsageGroup::parts).reduce(UsageGroup.Parts.NONE, UsageGroup.Parts::plus);
    }

    private Money trueUp(Commitment commitment, Collection<UsageGroup> usage, boolean closes) {
        var here = usage.stream()
                .filter(group -> group.key().month().equals(commitment.month()))
                .map(UsageGroup::parts)
                .reduce(UsageGroup.Parts.NONE, UsageGroup.Parts::plus);
        var missing = commitment.missing(here.paidFor());
        if (missing.isPositive()) {
            return closes ? add(LineType.TRUE_UP, commitment.month(), missing) : Money.ZERO;
        }
        return add(LineType.TRUE_UP_LOWERED, commitment.month(), missing.max(negative(here.line())));
    }

    private void addUsage(UsageGroup group) {
        lines.add(new Line(lines.size() + 1, LineType.USAGE, group.key().month(), group, group.list()));
    }

    /** What is nothing needs no line. */
    private Money add(LineType type, @Nullable YearMonth month, Money amount) {
        if (!amount.equals(Money.ZERO)) {
            lines.add(new Line(lines.size() + 1, type, month, null, amount));
        }
        return amount;
    }

    private static Money sum(Collection<UsageGroup> usage, Function<UsageGroup, Money> part) {
        return usage.stream().map(part).reduce(Money.ZERO, Money::plus);
    }

    private static Money negative(Money amount) {
        return Money.ZERO.minus(amount);
    }
}
