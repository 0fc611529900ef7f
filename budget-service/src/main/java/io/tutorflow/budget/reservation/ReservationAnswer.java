package io.tutorflow.budget.reservation;

import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.teacher.BudgetBook;
import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/** What became of a wish. */
sealed interface ReservationAnswer {
    /**
     * It is reserved.
     *
     * @param amount nothing where the plan covers it
     * @param month of the plan that covers it
     * @param budget that it is taken from, if the teacher has one
     */
    record Reserved(
            Source source,
            Money amount,
            @Nullable Span month,
            @Nullable BudgetBook budget) implements ReservationAnswer {}

    /** It was reserved before. */
    record Known(State state, Source source, Money amount) implements ReservationAnswer {}

    /** Nothing is reserved, and nothing was written. */
    sealed interface Refused extends ReservationAnswer {}

    /** The teacher's budget has not so much left. */
    record OverBudget(BudgetBook book) implements Refused {}

    /** The organization may not spend at all. */
    record Suspended() implements Refused {}

    /** Where a known reservation stands; what was spent stays spent. */
    enum State {
        OPEN,
        RELEASED,
        SPENT
    }
}
