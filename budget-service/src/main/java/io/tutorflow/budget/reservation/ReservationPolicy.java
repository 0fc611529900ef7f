package io.tutorflow.budget.reservation;

import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.budget.reservation.Decision.Known;
import io.tutorflow.budget.reservation.Decision.Reserved;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.budget.teacher.TeacherBook;
import io.tutorflow.internal.reservation.ReservationState;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides a batch of wishes in order of arrival: the plan pays first, then tokens, for a teacher within the budget.
 */
final class ReservationPolicy {

    private final Map<AllowanceKey, Integer> used;
    private final Map<Teacher, TeacherBook> budgets;
    private final Map<ReservationId, Known> known;
    private final Instant now;

    private ReservationPolicy(Books books, Instant now) {
        this.used = new HashMap<>(books.used());
        this.budgets = new HashMap<>(books.budgets());
        this.known = new HashMap<>(books.known());
        this.now = now;
    }

    static List<Decision> decide(List<Wish> wishes, Books books, Instant now) {
        var policy = new ReservationPolicy(books, now);
        return wishes.stream().map(policy::decide).toList();
    }

    private Decision decide(Wish wish) {
        var before = known.get(wish.id());
        if (before != null) {
            return before;
        }
        if (!wish.spender().organization().active()) {
            return new Decision.Suspended();
        }
        var answer = byPlan(wish).orElseGet(() -> byTokens(wish));
        if (answer instanceof Reserved reserved) {
            // Nothing below may refuse: it is reserved.
            known.put(wish.id(), new Known(ReservationState.OPEN, reserved.source(), reserved.amount()));
        }
        return answer;
    }

    private Optional<Decision> byPlan(Wish wish) {
        var organization = wish.spender().organization();
        return organization.planMonth(now).flatMap(month -> {
            var key = new AllowanceKey(organization.id(), month.start());
            int already = used.getOrDefault(key, 0);
            if (already >= organization.planAt(now).orElseThrow().generations()) {
                return Optional.empty();
            }
            used.put(key, already + 1);
            return Optional.of(new Reserved(Source.PLAN, Money.ZERO, month, null));
        });
    }

    private Decision byTokens(Wish wish) {
        var teacher = wish.spender().budgeted();
        if (teacher == null) {
            return new Reserved(Source.TOKENS, wish.amount(), null, null);
        }
        var book = Objects.requireNonNull(budgets.get(teacher));
        var limited = book.limited();
        if (limited.isPresent() && wish.least().exceeds(limited.get().remaining())) {
            return new Decision.OverBudget(limited.get());
        }
        var amount = limited.map(left -> wish.outOf(left.remaining())).orElse(wish.amount());
        budgets.put(teacher, book.reserving(amount));
        return new Reserved(Source.TOKENS, amount, null, book);
    }
}
