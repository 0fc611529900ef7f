package io.tutorflow.budget.reservation;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.budget.teacher.Budget;
import io.tutorflow.budget.teacher.BudgetId;
import io.tutorflow.budget.teacher.DefaultBudget;
import io.tutorflow.budget.teacher.Spend;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.Database;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.Outbox;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of budget-service, with the constraints of its migrations. */
final class BudgetRows {

    final Database database = new Database();
    final Outbox outbox;
    final Table<Teacher, Budget> budgets = new Table<>(database, "budget");
    final Table<OrganizationId, DefaultBudget> defaults = new Table<>(database, "default_budget");
    final Table<AllowanceKey, Allowance> allowances = new Table<AllowanceKey, Allowance>(database, "allowance")
            .check("nobody_overuses", row -> row.used() >= 0 && row.used() <= row.generations());
    final Table<SpendKey, SpendRow> spends = new Table<>(database, "spend");
    final Table<ReservationId, ReservationRow> reservations = new Table<ReservationId, ReservationRow>(
                    database, "reservation")
            .check("a_plan_touches_no_budget", ReservationRow::planTouchesNoBudget);
    final Table<ReservationId, OpenRow> open = new Table<>(database, "open_reservation");
    final Table<EntryKey, EntryRow> entries = new Table<>(database, "entry");

    BudgetRows(Dice dice, PlantedBug bug) {
        outbox = new Outbox(database, dice);
        if (bug != PlantedBug.BUDGET_COUNTED_TWICE && bug != PlantedBug.RESERVATION_OF_THE_WRONG_PERIOD) {
            spends.check("nobody_overspends", SpendRow::nobodyOverspends)
                    .check("spend_check", SpendRow::nothingIsNegative);
        }
    }

    /** @param end of its month */
    record Allowance(Instant end, int generations, int used) {

        Allowance with(int more) {
            return new Allowance(end, generations, used + more);
        }
    }

    record SpendKey(BudgetId budget, Period period, Instant start) {}

    /**
     * @param ceiling the highest limit that a reservation was judged by
     * @param exceededRevision the last one that was told to be exceeded
     * @param restoreAt told to be exceeded, and not yet to be restored
     */
    record SpendRow(
            Spend spend,
            @Nullable Money ceiling,
            Money overrun,
            @Nullable Long exceededRevision,
            @Nullable Instant restoreAt) {

        static SpendRow of(Spend spend) {
            return new SpendRow(spend, null, Money.ZERO, null, null);
        }

        boolean nobodyOverspends() {
            return ceiling == null || !spend.spent().plus(spend.reserved()).exceeds(ceiling.plus(overrun));
        }

        boolean nothingIsNegative() {
            return !spend.spent().isNegative() && !spend.reserved().isNegative();
        }

        SpendRow with(Spend changed) {
            return new SpendRow(changed, ceiling, overrun, exceededRevision, restoreAt);
        }

        SpendRow marked(@Nullable Long revision, @Nullable Instant at) {
            return new SpendRow(spend, ceiling, overrun, revision, at);
        }

        boolean covers(Instant moment) {
            return !spend.span().start().isAfter(moment) && spend.span().end().isAfter(moment);
        }
    }

    record ReservationRow(
            OrganizationId organization,
            Source source,
            @Nullable BudgetId budget,
            Money amount,
            @Nullable Instant allowanceStart,
            Instant reservedAt) {

        boolean planTouchesNoBudget() {
            return (source == Source.PLAN) == (allowanceStart != null)
                    && (source == Source.TOKENS || (budget == null && amount.equals(Money.ZERO)));
        }
    }

    record OpenRow(int holders, Instant nextCheckAt) {}

    /** @param copy above 0 only where a planted bug takes the primary key away */
    record EntryKey(UUID reservation, Entry.Kind kind, int copy) {}

    record EntryRow(Money amount, Money overrun, boolean late) {}

    /** What the months of all plans of an organization that overlap this one have used: {@code AllowanceTable.USED}. */
    int usedOfOverlapping(AllowanceKey month, Instant end) {
        return allowances.all().entrySet().stream()
                .filter(row -> row.getKey().organization().equals(month.organization())
                        && row.getKey().start().isBefore(end)
                        && row.getValue().end().isAfter(month.start()))
                .mapToInt(row -> row.getValue().used())
                .sum();
    }

    /** The weeks and months of a budget that a moment belongs to: {@code period_start <= moment AND resets_at > moment}. */
    List<Map.Entry<SpendKey, SpendRow>> spendsAt(BudgetId budget, Instant moment) {
        return spends.all().entrySet().stream()
                .filter(row ->
                        row.getKey().budget().equals(budget) && row.getValue().covers(moment))
                .toList();
    }

    /** {@code BudgetBooks.BEGIN}: everybody who spends has a row, without terms until somebody sets them. */
    Budget begun(Teacher teacher) {
        var present = budgets.get(teacher);
        if (present != null) {
            return present;
        }
        var begun = Budget.begun(idOf(teacher), teacher, defaults.get(teacher.organization()));
        budgets.put(teacher, begun);
        return begun;
    }

    private static BudgetId idOf(Teacher teacher) {
        return new BudgetId(UUID.nameUUIDFromBytes(teacher.toString().getBytes(StandardCharsets.UTF_8)));
    }

    Map<Period, Spend> spendAt(BudgetId budget, Instant moment) {
        var found = new EnumMap<Period, Spend>(Period.class);
        spendsAt(budget, moment)
                .forEach(row -> found.put(row.getKey().period(), row.getValue().spend()));
        return found;
    }

    static Spend plus(Spend spend, Money spent, Money reserved) {
        return new Spend(
                spend.period(),
                spend.span(),
                spend.spent().plus(spent),
                spend.reserved().plus(reserved),
                spend.raised());
    }

    static Spend raised(Spend spend, Money more) {
        return new Spend(
                spend.period(),
                spend.span(),
                spend.spent(),
                spend.reserved(),
                spend.raised().plus(more));
    }

    static Spend empty(Period period, Span span) {
        return new Spend(period, span, Money.ZERO, Money.ZERO, Money.ZERO);
    }
}
