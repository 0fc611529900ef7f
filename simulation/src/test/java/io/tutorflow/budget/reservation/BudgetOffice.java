package io.tutorflow.budget.reservation;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.reservation.BudgetRows.SpendKey;
import io.tutorflow.budget.reservation.BudgetRows.SpendRow;
import io.tutorflow.budget.teacher.Arrangement;
import io.tutorflow.budget.teacher.Budget;
import io.tutorflow.budget.teacher.BudgetBook;
import io.tutorflow.budget.teacher.BudgetDesk;
import io.tutorflow.budget.teacher.BudgetTerms;
import io.tutorflow.budget.teacher.Change;
import io.tutorflow.budget.teacher.DefaultBudget;
import io.tutorflow.budget.teacher.IncreasingBudgets.Increased;
import io.tutorflow.budget.teacher.Spend;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes budgets, as {@code SettingBudgets} with {@code BudgetChangeEvents} do, and restores them, as {@code
 * RestoringBudgets}.
 */
public final class BudgetOffice {

    private static final String ADMIN = "admin";

    private final BudgetDatabase books;
    private final BudgetRows rows;

    public BudgetOffice(BudgetDatabase books) {
        this.books = books;
        this.rows = books.rows();
    }

    public void arrange(UUID organization, String teacherId, Arrangement wanted, Instant now) {
        var teacher = Teacher.of(organization, teacherId);
        rows.database.transaction(() -> {
            var before = rows.begun(teacher);
            become(before, BudgetDesk.arrange(before, wanted, new Change(now, ADMIN)), now);
        });
    }

    /**
     * As {@code SettingDefaultBudget} does: a change of the budget of every teacher who inherits it.
     *
     * @param terms none to take it away
     */
    public void setDefault(UUID organization, @Nullable BudgetTerms terms, Instant now) {
        var id = OrganizationId.of(organization);
        rows.database.transaction(() -> {
            var before = rows.defaults.get(id);
            if (Objects.equals(before == null ? null : before.terms(), terms)) {
                return;
            }
            var standard = terms == null ? null : new DefaultBudget(terms, new Change(now, ADMIN));
            if (standard == null) {
                rows.defaults.delete(id);
            } else {
                rows.defaults.put(id, standard);
            }
            List.copyOf(rows.budgets.rows()).stream()
                    .filter(budget -> budget.teacher().organization().equals(id))
                    .forEach(budget -> inherit(budget, standard, now));
        });
    }

    private void inherit(Budget budget, @Nullable DefaultBudget standard, Instant now) {
        boolean isHeir = budget.arrangement() instanceof Arrangement.Inherits;
        var after = new Budget(
                budget.id(),
                budget.teacher(),
                budget.arrangement(),
                standard,
                isHeir ? budget.revision() + 1 : budget.revision(),
                budget.lastChange());
        rows.budgets.put(budget.teacher(), after);
        if (isHeir) {
            tell(budget, after, now);
        }
    }

    /** Empty without a budget. */
    public Optional<BudgetBook> bookOf(Teacher teacher, Instant now) {
        var budget = rows.begun(teacher);
        return BudgetDesk.book(budget, rows.spendAt(budget.id(), now), zoneOf(budget), now)
                .limited();
    }

    /** {@code IncreasingBudgets.limit}, in the caller's transaction. */
    public Increased limit(Teacher teacher, BudgetTerms wanted, Change change) {
        var before = rows.begun(teacher);
        var terms = before.terms();
        if (terms == null) {
            return new Increased.NoBudget();
        }
        if (wanted.period() != terms.period()) {
            return new Increased.OfAnotherPeriod(terms);
        }
        if (!wanted.limit().exceeds(terms.limit())) {
            return new Increased.NotMore();
        }
        become(before, BudgetDesk.arrange(before, new Arrangement.Own(wanted), change), change.at());
        return new Increased.Done();
    }

    /** {@code IncreasingBudgets.extra}: counted in the week and in the month, in the caller's transaction. */
    public Increased extra(Teacher teacher, Money more, Change change) {
        var before = rows.begun(teacher);
        if (before.terms() == null) {
            return new Increased.NoBudget();
        }
        for (var period : Period.values()) {
            var spend = spendAt(before, period, change.at());
            var key = new SpendKey(before.id(), period, spend.span().start());
            var row = rows.spends.get(key);
            rows.spends.put(key, (row == null ? SpendRow.of(spend) : row).with(BudgetRows.raised(spend, more)));
        }
        become(before, BudgetDesk.raise(before, change), change.at());
        return new Increased.Done();
    }

    private void become(Budget before, Budget after, Instant now) {
        if (!after.equals(before)) {
            rows.budgets.put(after.teacher(), after);
            tell(before, after, now);
        }
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
                var book = BudgetDesk.book(budget, rows.spendAt(budget.id(), now), zoneOf(budget), now);
                book.limited().ifPresent(limited -> rows.outbox.append(List.of(BudgetDesk.reset(limited, now))));
            }
        }));
    }

    private void tell(Budget before, Budget after, Instant now) {
        var terms = after.terms() == null ? before.terms() : after.terms();
        if (terms == null) {
            return;
        }
        var told = rows.spends.all().entrySet().stream()
                .filter(row -> row.getKey().budget().equals(after.id())
                        && row.getValue().restoreAt() != null
                        && row.getValue().spend().span().end().isAfter(now))
                .toList();
        told.forEach(row -> rows.spends.put(
                row.getKey(), row.getValue().marked(row.getValue().exceededRevision(), null)));
        var spend = spendAt(after, terms.period(), now);
        var key = new SpendKey(after.id(), terms.period(), spend.span().start());
        var row = rows.spends.get(key);
        if (BudgetDesk.isUsedUp(after, spend) && row != null) {
            rows.spends.put(key, row.marked(after.revision(), spend.span().end()));
        }
        BudgetDesk.news(after, spend, !told.isEmpty(), now).ifPresent(event -> rows.outbox.append(List.of(event)));
    }

    private Spend spendAt(Budget budget, Period period, Instant now) {
        Map<Period, Spend> present = rows.spendAt(budget.id(), now);
        var spend = present.get(period);
        return spend == null ? BudgetDesk.nothing(period, zoneOf(budget), now) : spend;
    }

    private ZoneId zoneOf(Budget budget) {
        var organization = UUID.fromString(budget.teacher().organization().value());
        return Objects.requireNonNull(books.organizations().get(organization)).zone();
    }
}
