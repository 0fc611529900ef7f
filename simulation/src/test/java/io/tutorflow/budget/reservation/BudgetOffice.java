package io.tutorflow.budget.reservation;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.reservation.BudgetRows.SpendKey;
import io.tutorflow.budget.teacher.Budget;
import io.tutorflow.budget.teacher.BudgetDesk;
import io.tutorflow.budget.teacher.BudgetTerms;
import io.tutorflow.budget.teacher.Change;
import io.tutorflow.budget.teacher.Spend;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.budget.teacher.TeacherId;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes budgets, as {@code SettingBudgets} with {@code BudgetNews} do, and restores them, as {@code RestoringBudgets}. */
public final class BudgetOffice {

    private static final String ADMIN = "admin";

    private final BudgetDatabase books;
    private final BudgetRows rows;

    public BudgetOffice(BudgetDatabase books) {
        this.books = books;
        this.rows = books.rows();
    }

    /** @param terms none to take the budget away */
    public void set(UUID organization, String teacherId, @Nullable BudgetTerms terms, Instant now) {
        var teacher = new Teacher(OrganizationId.of(organization), new TeacherId(teacherId));
        rows.database.transaction(() -> {
            var change = new Change(now, ADMIN);
            var before = rows.begun(teacher);
            var after = terms == null ? BudgetDesk.remove(before, change) : BudgetDesk.set(before, terms, change);
            if (!after.equals(before)) {
                rows.budgets.put(teacher, after);
                tell(before, after, zoneOf(organization), now);
            }
        });
    }

    public static BudgetTerms weekly(Money limit) {
        return new BudgetTerms(Period.WEEKLY, limit);
    }

    public static BudgetTerms monthly(Money limit) {
        return new BudgetTerms(Period.MONTHLY, limit);
    }

    /** Tells what has something left again because a new period has begun. */
    public void restore(Instant now) {
        rows.database.transaction(() -> rows.budgets.rows().forEach(budget -> {
            var over = rows.spends.all().entrySet().stream()
                    .filter(row -> row.getKey().budget().equals(budget.id())
                            && row.getValue().restoreAt() != null
                            && !row.getValue().restoreAt().isAfter(now))
                    .toList();
            over.forEach(row -> rows.spends.put(
                    row.getKey(), row.getValue().marked(row.getValue().exceededRevision(), null)));
            if (!over.isEmpty()) {
                var zone =
                        zoneOf(UUID.fromString(budget.teacher().organization().value()));
                var book = BudgetDesk.book(budget, rows.spendAt(budget.id(), now), zone, now);
                book.limited().ifPresent(limited -> rows.outbox.append(List.of(BudgetDesk.reset(limited, now))));
            }
        }));
    }

    private void tell(Budget before, Budget after, ZoneId zone, Instant now) {
        var told = rows.spends.all().entrySet().stream()
                .filter(row -> row.getKey().budget().equals(after.id())
                        && row.getValue().restoreAt() != null
                        && row.getValue().spend().span().end().isAfter(now))
                .toList();
        told.forEach(row -> rows.spends.put(
                row.getKey(), row.getValue().marked(row.getValue().exceededRevision(), null)));
        var terms = after.terms() == null ? before.terms() : after.terms();
        if (terms == null) {
            return;
        }
        var spend = spendAt(after, terms.period(), zone, now);
        var key = new SpendKey(after.id(), terms.period(), spend.span().start());
        var row = rows.spends.get(key);
        if (BudgetDesk.isUsedUp(after, spend) && row != null) {
            rows.spends.put(key, row.marked(after.revision(), spend.span().end()));
        }
        BudgetDesk.news(after, spend, !told.isEmpty(), now).ifPresent(event -> rows.outbox.append(List.of(event)));
    }

    private Spend spendAt(Budget budget, Period period, ZoneId zone, Instant now) {
        Map<Period, Spend> present = rows.spendAt(budget.id(), now);
        var spend = present.get(period);
        return spend == null ? BudgetDesk.nothing(period, zone, now) : spend;
    }

    private ZoneId zoneOf(UUID organization) {
        return Objects.requireNonNull(books.organizations().get(organization)).zone();
    }
}
