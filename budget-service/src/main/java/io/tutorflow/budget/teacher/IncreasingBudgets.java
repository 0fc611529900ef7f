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
    public enum Increased {
        INCREASED,
        /** The new limit is not above the present one. */
        NOT_MORE,
        NO_BUDGET
    }

    /** Empty without a budget at the time. */
    public Uni<Optional<BudgetBook>> of(Teacher teacher, Instant now) {
        return reading.of(teacher, now);
    }

    /** Gives a teacher who inherits the default budget, and has spent nothing yet, a row. */
    public Uni<Void> begin(Teacher teacher, Instant now) {
        return budgets.insertIfMissing(new BudgetId(UUID.randomUUID()), teacher, now);
    }

    /** From now on, in every period. */
    public Uni<Increased> limit(Teacher teacher, Money limit, Change change, ZoneId zone) {
        return increase(
                teacher,
                (row, terms) -> limit.exceeds(terms.limit())
                        ? changing.become(
                                        row,
                                        budget -> budget.set(new BudgetTerms(terms.period(), limit), change),
                                        zone,
                                        change.at())
                                .replaceWith(Increased.INCREASED)
                        : Uni.createFrom().item(Increased.NOT_MORE));
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
                        .replaceWith(Increased.INCREASED));
    }

    private Uni<Increased> increase(Teacher teacher, BiFunction<Locked, BudgetTerms, Uni<Increased>> how) {
        return budgets.lock(teacher).flatMap(rows -> {
            var terms = rows.isEmpty() ? null : rows.getFirst().budget().terms();
            return terms == null ? Uni.createFrom().item(Increased.NO_BUDGET) : how.apply(rows.getFirst(), terms);
        });
    }
}
