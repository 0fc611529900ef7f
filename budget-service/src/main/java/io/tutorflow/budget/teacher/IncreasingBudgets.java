package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.teacher.BudgetTable.Locked;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Raises budgets for whoever decides about requests for more, in the caller's transaction. */
@ApplicationScoped
public class IncreasingBudgets {

    private final ReadingBudgets reading;
    private final BudgetTable budgets;
    private final RaiseRepository raises;
    private final ChangingBudgets changing;

    IncreasingBudgets(ReadingBudgets reading, BudgetTable budgets, RaiseRepository raises, ChangingBudgets changing) {
        this.reading = reading;
        this.budgets = budgets;
        this.raises = raises;
        this.changing = changing;
    }

    /** Whether something was increased. */
    public sealed interface Increased {

        /** The teacher may spend more. */
        record Done() implements Increased {}

        /** The new limit is not above the present one. */
        record NotMore() implements Increased {}

        /** Nothing limits the teacher any more. */
        record NoBudget() implements Increased {}

        /**
         * The new limit is of a week, and the budget is of a month now, or the other way round.
         *
         * @param present what holds instead
         */
        record OfAnotherPeriod(BudgetTerms present) implements Increased {}
    }

    /** Empty without a budget at the time. */
    public Uni<Optional<BudgetBook>> of(Teacher teacher, Instant now) {
        return reading.of(teacher, now);
    }

    /** Gives a teacher who inherits the default budget, and has spent nothing yet, a row. */
    public Uni<Void> begin(Teacher teacher, Instant now) {
        return budgets.insertIfMissing(new BudgetId(UUID.randomUUID()), teacher, now);
    }

    /** From now on, in every period, as a budget of the teacher's own, also of one who inherited the default. */
    public Uni<Increased> limit(Teacher teacher, BudgetTerms wanted, Change change, ZoneId zone) {
        return increase(teacher, (row, present) -> {
            if (wanted.period() != present.period()) {
                return Uni.createFrom().item(new Increased.OfAnotherPeriod(present));
            }
            return wanted.limit().exceeds(present.limit())
                    ? changing.become(row, budget -> budget.set(wanted, change), zone, change.at())
                            .replaceWith(new Increased.Done())
                    : Uni.createFrom().item(new Increased.NotMore());
        });
    }

    /**
     * On top of the limit, in this week and month only.
     *
     * @param id of this raise, for ever
     */
    public Uni<Increased> extra(UUID id, Teacher teacher, Money more, Change change, ZoneId zone) {
        return increase(
                teacher,
                (row, terms) -> raises.insert(id, row.budget().id(), more, change, zone)
                        .chain(() -> changing.become(row, budget -> budget.raise(change), zone, change.at()))
                        .replaceWith(new Increased.Done()));
    }

    private Uni<Increased> increase(Teacher teacher, BiFunction<Locked, BudgetTerms, Uni<Increased>> how) {
        return budgets.lock(teacher).flatMap(rows -> {
            var terms = rows.isEmpty() ? null : rows.getFirst().budget().terms();
            return terms == null ? Uni.createFrom().item(new Increased.NoBudget()) : how.apply(rows.getFirst(), terms);
        });
    }
}
