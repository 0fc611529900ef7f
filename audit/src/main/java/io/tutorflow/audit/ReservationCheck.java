package io.tutorflow.audit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks a usage record against budget-service. */
final class ReservationCheck {

    private final String name;
    private final Differing differing = new Differing(Rule.RECORD_RESERVATION);

    private ReservationCheck(String name) {
        this.name = name;
    }

    static List<Difference> of(@Nullable UsageRow usage, @Nullable ReservationRow reservation) {
        if (usage == null) {
            return reservation == null
                    ? List.of()
                    : List.of(Difference.of(
                            Rule.RECORD_RESERVATION, "reservation " + reservation.id(), "there is no usage record"));
        }
        var check = new ReservationCheck(usage.name());
        if (reservation == null) {
            check.demand(usage.tombstone() || usage.payer().isWorkspace(), "nothing was reserved for it");
        } else {
            check.compare(usage, reservation);
        }
        return check.differing.all();
    }

    private void compare(UsageRow usage, ReservationRow reservation) {
        var end = reservation.end();
        demand(
                end.open() != (end.spentMicros() != null || end.released()),
                "its reservation is neither open nor ended, or both");
        demand(
                end.spentMicros() == null || end.isLate() == end.released(),
                "its reservation was spent late, or was released, and not both");
        isOfItsBudget(reservation);
        demand(
                reservation.isInItsMonth(),
                "its reservation is of a month of the plan of organization " + reservation.organizationId()
                        + " that it was not made in");
        if (usage.tombstone()) {
            demand(end.spentMicros() == null, "stands for work that never began, and its reservation has spent");
            return;
        }
        isOfItsAsker(usage, reservation);
        isOfItsAmount(usage, reservation);
        switch (usage.end().status()) {
            case "RECORDED" -> demand(end.open(), "is still at work, and its reservation has ended");
            case "VOIDED" -> {
                demand(end.spentMicros() == null, "was voided, and its reservation has spent");
                demand(end.released(), "was voided, and its reservation was not released");
            }
            case "FINALIZED", "INVOICED" -> finalized(usage, end);
            default -> demand(false, "has the unknown status " + usage.end().status());
        }
    }

    private void isOfItsBudget(ReservationRow reservation) {
        var budget = reservation.budget();
        demand(
                budget == null
                        || (reservation.organizationId().equals(budget.organizationId())
                                && Objects.equals(reservation.teacherId(), budget.teacherId())),
                "its reservation is of budget " + (budget == null ? "" : budget.id()) + ", which is not its teacher's");
        demand(
                reservation.role().equals("teacher") == (reservation.teacherId() != null),
                "its reservation is of teacher " + reservation.teacherId() + ", in the role " + reservation.role());
    }

    private void isOfItsAsker(UsageRow usage, ReservationRow reservation) {
        var payer = usage.payer();
        demand(
                reservation.source().equals(payer.source()),
                "is paid by " + payer.source() + ", and its reservation is of " + reservation.source());
        demand(
                reservation.organizationId().equals(String.valueOf(payer.accountId())),
                "its reservation is of organization " + reservation.organizationId());
        demand(
                reservation.activity().equals(usage.work().category()),
                "is " + usage.work().category() + ", and its reservation is of " + reservation.activity());
        demand(
                reservation.teacherId() == null || reservation.teacherId().equals(payer.subject()),
                "is " + payer.subject() + "'s, and its reservation is of teacher " + reservation.teacherId());
        demand(
                payer.isPlan() || payer.isStudent() == reservation.role().equals("student"),
                "its reservation is of a " + reservation.role() + ", and another wallet pays");
    }

    /** Work that may cost less than the maximum reserves what the budget has left, and holds what the wallet has. */
    private void isOfItsAmount(UsageRow usage, ReservationRow reservation) {
        if (usage.payer().isPlan()) {
            return;
        }
        long reserved = reservation.amountMicros();
        long held = usage.price().holdMicros();
        var limit = Objects.requireNonNullElse(usage.price().limitMicros(), held);
        boolean isWhole = reservation.budget() == null
                || (!usage.work().isMeasured()
                        && Category.of(usage.work().category())
                                .filter(category -> category.billed() != Category.Billed.BY_USE)
                                .isPresent());
        demand(
                isWhole ? reserved == limit : reserved >= held && reserved <= limit,
                "its reservation is of " + Differing.usd(reserved) + ", it holds " + Differing.usd(held)
                        + " of at most " + Differing.usd(limit));
    }

    private void finalized(UsageRow usage, ReservationRow.End end) {
        var spent = end.spentMicros();
        demand(spent != null, "was finalized, and its reservation has spent nothing");
        if (spent != null) {
            differing.demandMicros(name, "its reservation has spent", spent, "the record", usage.chargedMicros());
            demand(end.isLate() == usage.end().late(), "is late, or its reservation is, and not both");
        }
    }

    private void demand(boolean holds, String otherwise) {
        differing.demand(name, holds, otherwise);
    }
}
