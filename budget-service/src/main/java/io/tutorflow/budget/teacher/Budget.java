package io.tutorflow.budget.teacher;

import io.tutorflow.money.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's budget. Every change of what holds for the teacher increments its revision; repeating a request changes
 * nothing.
 *
 * @param standard the organization's default budget; null without one
 * @param lastChange of this teacher's; null if nobody has set or raised it yet
 */
public record Budget(
        BudgetId id,
        Teacher teacher,
        Arrangement arrangement,
        @Nullable DefaultBudget standard,
        long revision,
        @Nullable Change lastChange) {

    /** Of a teacher about whom nothing was arranged; revisions count from 1. */
    public static Budget begun(BudgetId id, Teacher teacher, @Nullable DefaultBudget standard) {
        return new Budget(id, teacher, new Arrangement.Inherits(), standard, 1, null);
    }

    /** What holds for the teacher; null without a limit. */
    public @Nullable BudgetTerms terms() {
        return switch (arrangement) {
            case Arrangement.Own(var own) -> own;
            case Arrangement.Inherits inherits -> standard == null ? null : standard.terms();
            case Arrangement.Exempt exempt -> null;
        };
    }

    /** How much may be spent in this period of an existing budget. */
    public Money limitIn(Spend spend) {
        return Objects.requireNonNull(terms()).limit().plus(spend.raised());
    }

    /** Who last set the terms that hold, or raised what the teacher may spend. */
    public String changedBy() {
        return lastSet().by();
    }

    /** The last change of what the teacher may spend: of an heir, of the teacher's or of the default. */
    Change lastSet() {
        if (arrangement instanceof Arrangement.Inherits && standard != null) {
            return lastChange == null ? standard.set() : standard.set().orLater(lastChange);
        }
        return Objects.requireNonNull(lastChange);
    }

    Budget arrange(Arrangement wanted, Change change) {
        return wanted.equals(arrangement) ? this : new Budget(id, teacher, wanted, standard, next(), change);
    }

    Budget set(BudgetTerms wanted, Change change) {
        return arrange(new Arrangement.Own(wanted), change);
    }

    Budget remove(Change change) {
        return arrange(new Arrangement.Inherits(), change);
    }

    /** By how much is counted with the spending. */
    Budget raise(Change change) {
        return new Budget(id, teacher, arrangement, standard, next(), change);
    }

    private long next() {
        return Math.addExact(revision, 1);
    }
}
