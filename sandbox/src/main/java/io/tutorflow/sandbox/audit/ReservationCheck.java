package io.tutorflow.sandbox.audit;

import io.tutorflow.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a usage record and what budget-service has of it tell the same. */
final class ReservationCheck {

    private final UUID id;
    private final List<Difference> differences = new ArrayList<>();

    private ReservationCheck(UUID id) {
        this.id = id;
    }

    static List<Difference> of(@Nullable UsageRow usage, @Nullable ReservationRow reservation) {
        if (usage == null) {
            return reservation == null
                    ? List.of()
                    : List.of(new Difference("reservation " + reservation.id(), "there is no usage record"));
        }
        var check = new ReservationCheck(usage.id());
        if (reservation == null) {
            check.demand(usage.tombstone() || usage.isOfWorkspace(), "nothing was reserved for it");
        } else {
            check.compare(usage, reservation);
        }
        return check.differences;
    }

    private void compare(UsageRow usage, ReservationRow reservation) {
        var spent = reservation.spentMicros();
        demand(
                reservation.open() != (spent != null || reservation.released()),
                "its reservation is neither open nor ended, or both");
        if (usage.tombstone()) {
            demand(spent == null, "stands for work that never began, and its reservation has spent");
            return;
        }
        demand(
                reservation.source().equals(usage.source()),
                "is paid by " + usage.source() + ", and its reservation is of " + reservation.source());
        demand(
                reservation.organizationId().equals(String.valueOf(usage.accountId())),
                "its reservation is of organization " + reservation.organizationId());
        switch (usage.status()) {
            case "RECORDED" -> demand(reservation.open(), "is still at work, and its reservation has ended");
            case "VOIDED" -> {
                demand(spent == null, "was voided, and its reservation has spent");
                demand(reservation.released(), "was voided, and its reservation was not released");
            }
            default -> finalized(usage, spent);
        }
    }

    private void finalized(UsageRow usage, @Nullable Long spent) {
        demand(spent != null, "was finalized, and its reservation has spent nothing");
        if (spent != null) {
            demand(
                    spent == usage.chargedMicros(),
                    "its reservation has spent $" + usd(spent) + ", the record $" + usd(usage.chargedMicros()));
        }
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) {
            differences.add(new Difference("usage record " + id, otherwise));
        }
    }

    private static String usd(long micros) {
        return Money.ofMicros(micros).usd().toPlainString();
    }
}
