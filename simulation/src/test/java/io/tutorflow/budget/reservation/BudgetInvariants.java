package io.tutorflow.budget.reservation;

import static io.tutorflow.simulation.machine.Invariant.NO_ALARMS;
import static io.tutorflow.simulation.machine.Invariant.PLANS_FOLLOW_FROM_RESERVATIONS;
import static io.tutorflow.simulation.machine.Invariant.PLANS_GIVE_ONE_ALLOWANCE;
import static io.tutorflow.simulation.machine.Invariant.SPEND_FOLLOWS_FROM_RESERVATIONS;
import static io.tutorflow.simulation.machine.Invariant.USED_UP_IS_TOLD_ONCE;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.reservation.BudgetRows.EntryKey;
import io.tutorflow.budget.reservation.BudgetRows.SpendKey;
import io.tutorflow.budget.reservation.BudgetRows.SpendRow;
import io.tutorflow.budget.teacher.BudgetDesk;
import io.tutorflow.budget.teacher.Spend;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.budget.teacher.TeacherId;
import io.tutorflow.simulation.machine.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What always holds of the books, recomputed from reservations and entries. */
public final class BudgetInvariants {

    private final BudgetDatabase books;
    private final BudgetRows rows;

    public BudgetInvariants(BudgetDatabase books) {
        this.books = books;
        this.rows = books.rows();
    }

    /** What was spent, as the usage records must agree with it. */
    public record Spent(UUID id, long amountMicros) {}

    public void check(Instant now) {
        Violation.unless(books.alarms().isEmpty(), NO_ALARMS, books.alarms());
        rows.spends.all().forEach(this::checkSpend);
        checkPlans();
        checkPlanChanges();
        rows.budgets
                .rows()
                .forEach(budget -> rows.spendsAt(budget.id(), now).forEach(row -> {
                    boolean isItsPeriod = budget.terms() != null
                            && budget.terms().period() == row.getKey().period();
                    Violation.unless(
                            !isItsPeriod
                                    || !BudgetDesk.isUsedUp(
                                            budget, row.getValue().spend())
                                    || Objects.equals(row.getValue().exceededRevision(), budget.revision()),
                            USED_UP_IS_TOLD_ONCE,
                            row);
                }));
    }

    public List<Spent> spent() {
        var spent = new ArrayList<Spent>();
        rows.entries.all().forEach((key, entry) -> {
            if (key.kind() == Entry.Kind.SPENT) {
                spent.add(new Spent(key.reservation(), entry.amount().micros()));
            }
        });
        return spent;
    }

    /** What is given on top of limits, by week and month of a teacher. */
    public void forEachRaised(RaisedIn check) {
        rows.budgets
                .rows()
                .forEach(budget -> rows.spends.all().forEach((key, row) -> {
                    if (key.budget().equals(budget.id())) {
                        check.check(budget.teacher(), row.spend());
                    }
                }));
    }

    /** Looks at what is raised in a period. */
    public interface RaisedIn {

        void check(Teacher teacher, Spend spend);
    }

    /** Whether what is spent in the present period has reached the limit. */
    public boolean isUsedUp(UUID organization, String teacher, Instant now) {
        var budget = rows.budgets.get(new Teacher(OrganizationId.of(organization), new TeacherId(teacher)));
        if (budget == null || budget.terms() == null) {
            return false;
        }
        var spend = rows.spendAt(budget.id(), now).get(budget.terms().period());
        return spend != null && BudgetDesk.isUsedUp(budget, spend);
    }

    public boolean isAtRest() {
        return rows.open.rows().isEmpty();
    }

    private void checkSpend(SpendKey key, SpendRow row) {
        long reserved = 0;
        long spent = 0;
        long overrun = 0;
        for (var reservation : rows.reservations.all().entrySet()) {
            if (key.budget().equals(reservation.getValue().budget())
                    && row.covers(reservation.getValue().reservedAt())) {
                var id = reservation.getKey().value();
                var entry = rows.entries.get(new EntryKey(id, Entry.Kind.SPENT, 0));
                boolean ended = entry != null || isReleased(id);
                reserved += ended ? 0 : reservation.getValue().amount().micros();
                spent += entry == null ? 0 : entry.amount().micros();
                overrun += entry == null ? 0 : entry.overrun().micros();
            }
        }
        Violation.unless(
                row.spend().reserved().micros() == reserved
                        && row.spend().spent().micros() == spent
                        && row.overrun().micros() == overrun,
                SPEND_FOLLOWS_FROM_RESERVATIONS,
                key + " should have " + reserved + " reserved, " + spent + " spent: " + row);
    }

    private void checkPlans() {
        var used = new HashMap<Books.AllowanceKey, Integer>();
        for (var reservation : rows.reservations.all().entrySet()) {
            var row = reservation.getValue();
            var id = reservation.getKey().value();
            boolean given = isReleased(id) && !rows.entries.has(new EntryKey(id, Entry.Kind.SPENT, 0));
            if (row.allowanceStart() != null && !given) {
                used.merge(new Books.AllowanceKey(row.organization(), row.allowanceStart()), 1, Integer::sum);
            }
        }
        rows.allowances
                .all()
                .forEach((month, allowance) -> Violation.unless(
                        allowance.used() == used.getOrDefault(month, 0),
                        PLANS_FOLLOW_FROM_RESERVATIONS,
                        month + " has used " + used.get(month) + ": " + allowance));
    }

    /** Of months that overlap, at the beginning of each of them; what came late is counted although nothing was left. */
    private void checkPlanChanges() {
        rows.allowances.all().forEach((month, allowance) -> {
            var overlapping = rows.allowances.all().entrySet().stream()
                    .filter(other -> other.getKey().organization().equals(month.organization())
                            && !other.getKey().start().isAfter(month.start())
                            && other.getValue().end().isAfter(month.start()))
                    .toList();
            int used = 0;
            int covered = 0;
            for (var other : overlapping) {
                used += other.getValue().used() - late(other.getKey());
                covered = Math.max(covered, other.getValue().generations());
            }
            Violation.unless(used <= covered, PLANS_GIVE_ONE_ALLOWANCE, overlapping);
        });
    }

    private int late(Books.AllowanceKey month) {
        return (int) rows.reservations.all().entrySet().stream()
                .filter(row -> row.getValue().organization().equals(month.organization())
                        && month.start().equals(row.getValue().allowanceStart()))
                .map(row -> rows.entries.get(new EntryKey(row.getKey().value(), Entry.Kind.SPENT, 0)))
                .filter(entry -> entry != null && entry.late())
                .count();
    }

    private boolean isReleased(UUID id) {
        return rows.entries.has(new EntryKey(id, Entry.Kind.RELEASED, 0));
    }
}
