package io.tutorflow.budget.reservation;

import io.tutorflow.budget.reservation.Decision.Reserved;
import io.tutorflow.budget.teacher.BudgetBook;
import io.tutorflow.budget.teacher.Spend;
import io.tutorflow.budget.teacher.TeacherBook;
import io.tutorflow.budget.teacher.Use;
import io.tutorflow.money.Money;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reservation ready to be written.
 *
 * @param holders how many requests of this batch rely on it
 */
record NewReservation(Wish wish, Reserved answer, int holders) {

    @Nullable
    String teacher() {
        var teacher = wish.spender().teacher();
        return teacher == null ? null : teacher.value();
    }

    @Nullable
    UUID budget() {
        var book = answer.budget();
        return book == null ? null : book.budget().id().value();
    }

    int generations() {
        var month = answer.month();
        return month == null
                ? 0
                : wish.spender()
                        .organization()
                        .planAt(month.start())
                        .orElseThrow()
                        .generations();
    }

    private static @Nullable Money ceiling(TeacherBook book, Spend spend) {
        return book.limited()
                .filter(limited -> limited.terms().period() == spend.period())
                .map(BudgetBook::limit)
                .orElse(null);
    }

    /** Its use of the week and of the month. */
    Stream<Use> uses() {
        var book = answer.budget();
        return book == null
                ? Stream.empty()
                : book.spends().values().stream()
                        .map(spend -> new Use(book.budget().id(), spend, answer.amount(), ceiling(book, spend)));
    }
}
