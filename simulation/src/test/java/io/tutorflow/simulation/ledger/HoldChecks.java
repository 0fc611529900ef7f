package io.tutorflow.simulation.ledger;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.capture.SettlementAnswers;
import io.tutorflow.billing.ledger.capture.UsageRecords.Knowledge;
import io.tutorflow.internal.record.RecordOutcome;
import io.tutorflow.simulation.ledger.LedgerRows.OpenRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks about holds that have been open for long, step by step as {@code CheckingHolds} does. */
public final class HoldChecks {

    private static final Duration CHECK_AGAIN_AFTER = Duration.ofMinutes(1);

    private final LedgerDatabase ledger;
    private final LedgerRows rows;

    public HoldChecks(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.rows = ledger.rows();
    }

    /** Holds that are to be asked about. */
    public static final class Due {

        private final Map<HoldId, AccountId> holds;

        private Due(Map<HoldId, AccountId> holds) {
            this.holds = holds;
        }

        public List<UUID> ids() {
            return holds.keySet().stream().map(HoldId::value).toList();
        }

        @Override
        public String toString() {
            return ids().toString();
        }
    }

    /** What usage-service knows of them. */
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

    /** {@code SettlingHolds.settleLost}. */
    static Due lost(Map<HoldId, AccountId> lost) {
        return new Due(lost);
    }

    /** {@code OpenHoldTable.claimDue}. */
    public Due claimDue(Instant now) {
        var due = new HashMap<HoldId, AccountId>();
        rows.database()
                .transaction(() -> rows.open().all().entrySet().stream()
                        .filter(hold -> !hold.getValue().nextCheckAt().isAfter(now))
                        .toList()
                        .forEach(hold -> {
                            var row = hold.getValue();
                            rows.open()
                                    .put(
                                            hold.getKey(),
                                            new OpenRow(row.account(), row.amount(), now.plus(CHECK_AGAIN_AFTER)));
                            due.put(hold.getKey(), row.account());
                        }));
        return new Due(due);
    }

    public static Learned learn(List<RecordOutcome> fates, Due due) {
        return new Learned(fates.stream()
                .map(fate -> SettlementAnswers.read(fate, due.holds))
                .toList());
    }

    public void settleLearned(Learned learned, LedgerDatabase.Glance glance) {
        ledger.settle(
                learned.knowledge.stream()
                        .filter(Knowledge.Ended.class::isInstance)
                        .map(known -> ((Knowledge.Ended) known).settlement())
                        .toList(),
                glance);
    }

    /** {@code OpenHoldTable.checkAt}. */
    public void checkAgain(Learned learned) {
        rows.database()
                .transaction(() -> learned.knowledge.stream()
                        .filter(Knowledge.Running.class::isInstance)
                        .map(Knowledge.Running.class::cast)
                        .forEach(this::checkAgain));
    }

    private void checkAgain(Knowledge.Running running) {
        var row = rows.open().get(running.id());
        if (row != null) {
            rows.open().put(running.id(), new OpenRow(row.account(), row.amount(), running.until()));
        }
    }
}
