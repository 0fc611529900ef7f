package io.tutorflow.budget.reservation;

import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.budget.reservation.BudgetRows.Allowance;
import io.tutorflow.budget.reservation.BudgetRows.EntryKey;
import io.tutorflow.budget.reservation.BudgetRows.OpenRow;
import io.tutorflow.budget.reservation.BudgetRows.ReservationRow;
import io.tutorflow.budget.reservation.BudgetRows.SpendKey;
import io.tutorflow.budget.reservation.BudgetRows.SpendRow;
import io.tutorflow.budget.reservation.Decision.Known;
import io.tutorflow.budget.teacher.Use;
import io.tutorflow.internal.reservation.ReservationState;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What the statements of {@code ReservationTable}, {@code Undoing} and {@code Spends} decide by themselves: how a
 * reservation adds to its plan's month and its budget's week and month, and that only the last who relies on one takes
 * it back.
 */
final class ReserveStatements {

    private final BudgetRows rows;

    ReserveStatements(BudgetRows rows) {
        this.rows = rows;
    }

    Map<ReservationId, Known> known(Collection<ReservationId> ids) {
        var found = new HashMap<ReservationId, Known>();
        for (var id : ids) {
            var row = rows.reservations.get(id);
            if (row != null) {
                var state = rows.entries.has(new EntryKey(id.value(), Entry.Kind.SPENT, 0))
                        ? ReservationState.SPENT
                        : rows.entries.has(new EntryKey(id.value(), Entry.Kind.RELEASED, 0))
                                ? ReservationState.RELEASED
                                : ReservationState.OPEN;
                found.put(id, new Known(state, row.source(), row.amount()));
            }
        }
        return found;
    }

    void reserve(NewReservation made, Instant now, Instant nextCheck) {
        var id = made.wish().id();
        var answer = made.answer();
        var month = answer.month();
        var organization = made.wish().spender().organization().id();
        var book = answer.budget();
        rows.reservations.insert(
                id,
                new ReservationRow(
                        organization,
                        answer.source(),
                        book == null ? null : book.budget().id(),
                        answer.amount(),
                        month == null ? null : month.start(),
                        now));
        rows.open.insert(id, new OpenRow(made.holders(), nextCheck));
        if (month != null) {
            var key = new AllowanceKey(organization, month.start());
            var before = rows.allowances.there(key);
            rows.allowances.put(
                    key,
                    new Allowance(before.end(), Math.max(before.generations(), made.generations()), before.used() + 1));
        }
        made.uses().forEach(this::use);
    }

    private void use(Use use) {
        var span = use.spend();
        var key = new SpendKey(use.budget(), span.period(), span.span().start());
        var ceiling = use.ceiling();
        var row = rows.spends.get(key);
        var before = row == null ? SpendRow.of(BudgetRows.empty(span.period(), span.span())) : row;
        rows.spends.put(
                key,
                new SpendRow(
                        BudgetRows.plus(before.spend(), Money.ZERO, use.amount()),
                        before.ceiling() == null || ceiling == null
                                ? ceiling
                                : before.ceiling().max(ceiling),
                        before.overrun(),
                        before.exceededRevision(),
                        before.restoreAt()));
    }

    void holdOn(Map<ReservationId, Integer> holders) {
        holders.forEach((id, more) -> {
            var row = rows.open.get(id);
            if (row != null) {
                rows.open.put(id, new OpenRow(row.holders() + more, row.nextCheckAt()));
            }
        });
    }

    void undo(List<UUID> ids) {
        ids.stream().map(ReservationId::new).forEach(this::undo);
    }

    private void undo(ReservationId id) {
        var row = rows.open.get(id);
        if (row == null) {
            return;
        }
        if (row.holders() > 1) {
            rows.open.put(id, new OpenRow(row.holders() - 1, row.nextCheckAt()));
            return;
        }
        var gone = rows.reservations.there(id);
        rows.open.delete(id);
        rows.reservations.delete(id);
        if (gone.allowanceStart() != null) {
            var key = new AllowanceKey(gone.organization(), gone.allowanceStart());
            var allowance = rows.allowances.there(key);
            rows.allowances.put(key, allowance.with(-1));
        }
        if (gone.budget() != null) {
            rows.spendsAt(gone.budget(), gone.reservedAt())
                    .forEach(spend -> rows.spends.put(
                            spend.getKey(),
                            Objects.requireNonNull(spend.getValue())
                                    .with(BudgetRows.plus(
                                            spend.getValue().spend(), Money.ZERO, Money.ZERO.minus(gone.amount())))));
        }
    }
}
