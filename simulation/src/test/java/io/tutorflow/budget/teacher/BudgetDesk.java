package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.events.OutboxEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The production decisions about teachers' budgets, for who keeps their rows in memory. */
public final class BudgetDesk {

    private BudgetDesk() {}

    /** {@code BudgetBooks.book}: a period without a row has spent nothing. */
    public static TeacherBook book(Budget budget, Map<Period, Spend> rows, ZoneId zone, Instant now) {
        var spends = new EnumMap<Period, Spend>(Period.class);
        for (var period : Period.values()) {
            var spend = rows.get(period);
            spends.put(period, spend == null ? nothing(period, zone, now) : spend);
        }
        return new TeacherBook(budget, spends);
    }

    public static Spend nothing(Period period, ZoneId zone, Instant now) {
        return Spend.none(period, period.at(now, zone));
    }

    public static Budget arrange(Budget budget, Arrangement wanted, Change change) {
        return budget.arrange(wanted, change);
    }

    public static Budget raise(Budget budget, Change change) {
        return budget.raise(change);
    }

    /** The periods that are to be told as used up. */
    public static List<SpentPeriod> usedUp(List<SpentPeriod> changed, Map<BudgetId, Budget> budgets, Instant now) {
        return changed.stream()
                .filter(period -> PublishingExceededBudgets.isNews(
                        period, Objects.requireNonNull(budgets.get(period.budget())), now))
                .toList();
    }

    public static OutboxEvent usedUpEvent(SpentPeriod period, Map<BudgetId, Budget> budgets, Instant now) {
        return PublishingExceededBudgets.event(period, budgets, now);
    }

    public static boolean isUsedUp(Budget after, Spend spend) {
        return BudgetChangeEvents.isUsedUp(after, spend);
    }

    public static Optional<OutboxEvent> news(Budget after, Spend spend, boolean wasExceeded, Instant now) {
        return BudgetChangeEvents.news(after, spend, wasExceeded, now);
    }

    public static OutboxEvent reset(BudgetBook book, Instant now) {
        return BudgetEvents.restored(book.budget(), "reset", book.current(), now);
    }
}
