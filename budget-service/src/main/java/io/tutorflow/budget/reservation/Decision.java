package io.tutorflow.budget.reservation;

import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.teacher.BudgetBook;
import io.tutorflow.budget.teacher.TeacherBook;
import io.tutorflow.internal.reservation.ExceededBudget;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationRefusal;
import io.tutorflow.internal.reservation.ReservationState;
import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/** The outcome of a wish. */
sealed interface Decision {

    /** The answer to usage-service. */
    ReservationAnswer answerTo(ReservationId id);

    /**
     * Reserved.
     *
     * @param amount 0 if the plan covers it
     * @param month of the plan that covers it
     * @param budget that it counts in, if a teacher spends it
     */
    record Reserved(
            Source source,
            Money amount,
            @Nullable Span month,
            @Nullable TeacherBook budget) implements Decision {

        @Override
        public ReservationAnswer answerTo(ReservationId id) {
            return new ReservationAnswer.Reserved(id.value(), source.told(), amount.micros());
        }
    }

    /** Reserved earlier. */
    record Known(ReservationState state, Source source, Money amount) implements Decision {

        @Override
        public ReservationAnswer answerTo(ReservationId id) {
            return new ReservationAnswer.Known(id.value(), source.told(), state, amount.micros());
        }
    }

    /** Nothing is reserved or written: the teacher's budget does not have enough left. */
    record OverBudget(BudgetBook book) implements Decision {

        @Override
        public ReservationAnswer answerTo(ReservationId id) {
            return new ReservationAnswer.Refused(id.value(), ReservationRefusal.BUDGET_EXCEEDED, exceeded());
        }

        private ExceededBudget exceeded() {
            var spend = book.current();
            return new ExceededBudget(
                    book.limit().credits(),
                    spend.spent().credits(),
                    book.remaining().credits(),
                    spend.period().text(),
                    spend.span().end(),
                    book.budget().teacher().id().value(),
                    book.budget().changedBy());
        }
    }

    /** The database failed at it, and not at its neighbours. */
    record Failed() implements Decision {

        @Override
        public ReservationAnswer answerTo(ReservationId id) {
            return new ReservationAnswer.Failed(id.value());
        }
    }

    /** Nothing is reserved, and nothing was written: the organization may not spend at all. */
    record Suspended() implements Decision {

        @Override
        public ReservationAnswer answerTo(ReservationId id) {
            return new ReservationAnswer.Refused(id.value(), ReservationRefusal.ORGANIZATION_SUSPENDED, null);
        }
    }
}
