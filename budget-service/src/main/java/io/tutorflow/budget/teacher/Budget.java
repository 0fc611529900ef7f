package io.tutorflow.budget.teacher;

import org.jspecify.annotations.Nullable;

/**
 * A teacher's budget. Every change raises its revision; what is asked for twice changes nothing the second time.
 *
 * @param terms null when the teacher has no budget
 */
public record Budget(BudgetId id, Teacher teacher, @Nullable BudgetTerms terms, long revision, Change lastChange) {

    Budget set(BudgetTerms wanted, Change change) {
        return wanted.equals(terms) ? this : new Budget(id, teacher, wanted, next(), change);
    }

    Budget remove(Change change) {
        return terms == null ? this : new Budget(id, teacher, null, next(), change);
    }

    private long next() {
        return Math.addExact(revision, 1);
    }
}
