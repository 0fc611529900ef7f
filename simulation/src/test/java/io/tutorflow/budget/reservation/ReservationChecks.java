package io.tutorflow.budget.reservation;

import io.tutorflow.budget.reservation.BudgetRows.OpenRow;
import io.tutorflow.internal.record.RecordOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks about reservations that have been open for long, step by step as {@code CheckingReservations} does. */
public final class ReservationChecks {

    private static final Duration CHECK_AGAIN_AFTER = Duration.ofMinutes(1);

    private final BudgetDatabase books;
    private final BudgetRows rows;

    public ReservationChecks(BudgetDatabase books) {
        this.books = books;
        this.rows = books.rows();
    }

    /** What usage-service knows of reservations. */
    public static final class Learned {

        private final List<Knowledge> knowledge;

        private Learned(List<Knowledge> knowledge) {
            this.knowledge = knowledge;
        }

        @Override
        public String toString() {
            return knowledge.toString();
        }
    }

    /** {@code OpenReservationTable.claimDue}. */
    public List<UUID> claimDue(Instant now) {
        return rows.database.transaction(() -> {
            var due = rows.open.all().entrySet().stream()
                    .filter(open -> !open.getValue().nextCheckAt().isAfter(now))
                    .map(Map.Entry::getKey)
                    .toList();
            due.forEach(id -> checkAt(id, now.plus(CHECK_AGAIN_AFTER)));
            return due.stream().map(ReservationId::value).toList();
        });
    }

    public static Learned learn(List<RecordOutcome> fates) {
        return new Learned(fates.stream().map(UsageServiceClient::knowledge).toList());
    }

    public void settleLearned(Learned learned, Instant now) {
        books.settle(
                learned.knowledge.stream()
                        .filter(Knowledge.Ended.class::isInstance)
                        .map(known -> ((Knowledge.Ended) known).settlement())
                        .toList(),
                now);
    }

    public void checkAgain(Learned learned) {
        rows.database.transaction(() -> learned.knowledge.stream()
                .filter(Knowledge.Running.class::isInstance)
                .map(Knowledge.Running.class::cast)
                .forEach(running -> checkAt(running.id(), running.until())));
    }

    private void checkAt(ReservationId id, Instant at) {
        var row = rows.open.get(id);
        if (row != null) {
            rows.open.put(id, new OpenRow(row.holders(), at));
        }
    }
}
