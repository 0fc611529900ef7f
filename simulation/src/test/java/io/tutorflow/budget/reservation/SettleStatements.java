package io.tutorflow.budget.reservation;

import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.budget.reservation.BudgetRows.Allowance;
import io.tutorflow.budget.reservation.BudgetRows.EntryKey;
import io.tutorflow.budget.reservation.BudgetRows.EntryRow;
import io.tutorflow.budget.reservation.BudgetRows.ReservationRow;
import io.tutorflow.budget.reservation.BudgetRows.SpendKey;
import io.tutorflow.budget.reservation.BudgetRows.SpendRow;
import io.tutorflow.budget.reservation.SettlementPolicy.Ended;
import io.tutorflow.budget.teacher.SpentPeriod;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.PlantedBug;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the statements of {@code EntryTable} and {@code Spends} decide by themselves: an entry counts in the week and the
 * month in which its reservation was made, whenever it comes; and a plan's generation is given back, or taken once more
 * if it comes late.
 */
final class SettleStatements {

    private final BudgetRows rows;
    private final PlantedBug bug;

    SettleStatements(BudgetRows rows, PlantedBug bug) {
        this.rows = rows;
        this.bug = bug;
    }

    Map<ReservationId, Place> places(Collection<ReservationId> ids) {
        var found = new HashMap<ReservationId, Place>();
        for (var id : ids) {
            var row = rows.reservations.get(id);
            if (row != null) {
                var start = row.allowanceStart();
                found.put(
                        id,
                        new Place(
                                id,
                                row.amount(),
                                start == null ? null : new AllowanceKey(row.organization(), start),
                                row.budget()));
            }
        }
        return found;
    }

    Map<ReservationId, Ended> ended(Collection<ReservationId> ids) {
        var found = new HashMap<ReservationId, Ended>();
        for (var id : ids) {
            var spent = bug == PlantedBug.BUDGET_COUNTED_TWICE
                    ? null
                    : rows.entries.get(new EntryKey(id.value(), Entry.Kind.SPENT, 0));
            var released = rows.entries.has(new EntryKey(id.value(), Entry.Kind.RELEASED, 0));
            if (spent != null || released) {
                found.put(id, new Ended(spent == null ? null : spent.amount(), released));
            }
        }
        return found;
    }

    /** @return the periods of budgets that have changed, as they are now */
    List<SpentPeriod> write(List<Entry> entries, Instant now) {
        var changed = new LinkedHashSet<SpendKey>();
        for (var entry : entries) {
            var reservation = rows.reservations.there(entry.id());
            rows.entries.insert(keyOf(entry), new EntryRow(entry.amount(), entry.overrun(), entry.late()));
            rows.open.delete(entry.id());
            uncover(reservation, entry);
            if (reservation.budget() != null) {
                var at = bug == PlantedBug.RESERVATION_OF_THE_WRONG_PERIOD ? now : reservation.reservedAt();
                rows.spendsAt(reservation.budget(), at).forEach(spend -> {
                    rows.spends.put(spend.getKey(), counted(Objects.requireNonNull(spend.getValue()), entry));
                    changed.add(spend.getKey());
                });
            }
        }
        return changed.stream().map(this::spentPeriod).toList();
    }

    private EntryKey keyOf(Entry entry) {
        var key = new EntryKey(entry.id().value(), entry.kind(), 0);
        return bug == PlantedBug.BUDGET_COUNTED_TWICE && rows.entries.has(key)
                ? new EntryKey(
                        key.reservation(), key.kind(), rows.entries.rows().size())
                : key;
    }

    private static SpendRow counted(SpendRow row, Entry entry) {
        return new SpendRow(
                BudgetRows.plus(row.spend(), entry.amount(), Money.ZERO.minus(entry.freed())),
                row.ceiling(),
                row.overrun().plus(entry.overrun()),
                row.exceededRevision(),
                row.restoreAt());
    }

    private void uncover(ReservationRow reservation, Entry entry) {
        int many = entry.kind() == Entry.Kind.RELEASED ? -1 : entry.late() ? 1 : 0;
        if (reservation.allowanceStart() != null && many != 0) {
            var key = new AllowanceKey(reservation.organization(), reservation.allowanceStart());
            var before = rows.allowances.there(key);
            int used = before.used() + many;
            rows.allowances.put(key, new Allowance(before.end(), Math.max(before.generations(), used), used));
        }
    }

    private SpentPeriod spentPeriod(SpendKey key) {
        var row = rows.spends.there(key);
        return new SpentPeriod(key.budget(), row.spend(), row.exceededRevision());
    }
}
