package io.tutorflow.budget.teacher;

import io.tutorflow.money.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's budget. Every change increments its revision; repeating a request changes nothing.
 *
 * @param terms null if the teacher has no budget
 * @param lastChange null if nobody has set or raised it yet
 */
public record Budget(
        BudgetId id,
        Teacher teacher,
        @Nullable BudgetTerms terms,
        long revision,
        @Nullable Change lastChange) {

    /** How much may be spent in this period of an existing budget. */
    public Money limitIn(Spend spend) {
        return Objects.requireNonNull(terms).limit().plus(spend.raised());
    }

    /** Who set the terms of an existing budget, or raised it. */
    public String changedBy() {
        return Objects.requireNonNull(lastChange).by();
    }

    Budget set(BudgetTerms wanted, Change change) {
        return wanted.equals(terms) ? this : new Budget(id, teacher, wanted, next(), change);
    }

    Budget remove(Change change) {
        return terms == null ? this : new Budget(id, teacher, null, next(), change);
    }

    /** By how much is counted with the spending. */
    Budget raise(Change change) {
        return new Budget(id, teacher, terms, next(), change);
    }

    private long next() {
        return Math.addExact(revision, 1);
    }
}
