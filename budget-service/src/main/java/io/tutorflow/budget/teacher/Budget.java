package io.tutorflow.budget.teacher;

import io.tutorflow.money.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's budget. Every change increments its revision; repeating a request changes nothing.
 *
 * @param terms null if the teacher has no budget
 * @param raise of one period; null if there never was one
 */
public record Budget(
        BudgetId id,
        Teacher teacher,
        @Nullable BudgetTerms terms,
        @Nullable Raise raise,
        long revision,
        Change lastChange) {

    /** How much may be spent in this period of an existing budget. */
    public Money limitIn(Spend spend) {
        var limit = Objects.requireNonNull(terms).limit();
        return raise != null && raise.isFor(spend) ? limit.plus(raise.amount()) : limit;
    }

    Budget set(BudgetTerms wanted, Change change) {
        return wanted.equals(terms) ? this : new Budget(id, teacher, wanted, raise, next(), change);
    }

    Budget remove(Change change) {
        return terms == null ? this : new Budget(id, teacher, null, null, next(), change);
    }

    /** More in this period only; raises add up. */
    Budget raise(Money more, Spend spend, Change change) {
        var before = raise != null && raise.isFor(spend) ? raise.amount() : Money.ZERO;
        var raised = new Raise(spend.period(), spend.span().start(), before.plus(more));
        return new Budget(id, teacher, terms, raised, next(), change);
    }

    private long next() {
        return Math.addExact(revision, 1);
    }
}
