package io.tutorflow.simulation.ledger;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.capture.Settlement;
import io.tutorflow.billing.ledger.healing.Discrepancies;
import io.tutorflow.billing.ledger.healing.End;
import io.tutorflow.internal.record.EndedRecord;
import io.tutorflow.simulation.ledger.LedgerRows.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Compares all that ended with the ledger, step by step as {@code ComparingHours} does with an hour. */
public final class HourChecks {

    private static final Duration GRACE = Duration.ofMinutes(10);

    private final LedgerDatabase ledger;

    public HourChecks(LedgerDatabase ledger) {
        this.ledger = ledger;
    }

    /** What ended, as the ledger had it at one moment. */
    public static final class Ends {

        private final List<End> ends;

        private Ends(List<End> ends) {
            this.ends = ends;
        }

        @Override
        public String toString() {
            return ends.size() + " ends";
        }
    }

    /** {@code EndTable}: a capture wins over the void beside it; work that never began was never recorded. */
    public Ends ends() {
        var ends = new HashMap<HoldId, End>();
        for (var transfer : ledger.rows().transfers().rows()) {
            switch (transfer.key().kind()) {
                case CAPTURE -> ends.put(id(transfer), end(transfer, true));
                case VOID -> {
                    if (!Settlement.Release.NEVER_RECORDED.equals(transfer.reason())) {
                        ends.putIfAbsent(id(transfer), end(transfer, false));
                    }
                }
                default -> {}
            }
        }
        return new Ends(List.copyOf(ends.values()));
    }

    /**
     * A surplus and a contradiction are alarms.
     *
     * @param now what ended a short while before may still be on its way
     */
    public HoldChecks.Due missing(Ends here, List<EndedRecord> there, Instant now) {
        var found = Discrepancies.between(
                here.ends,
                there.stream()
                        .map(ended -> new End(
                                new HoldId(ended.id()),
                                new AccountId(ended.accountId()),
                                ended.finalized(),
                                ended.micros(),
                                ended.endedAt()))
                        .toList(),
                now.minus(GRACE));
        found.surplus().forEach(end -> ledger.alarms().add("surplus: " + end));
        found.contradicting().forEach(end -> ledger.alarms().add("contradicting: " + end));
        return HoldChecks.lost(found.missing().stream().collect(Collectors.toMap(End::id, End::account)));
    }

    private static HoldId id(Transfer transfer) {
        return new HoldId(transfer.key().id());
    }

    private static End end(Transfer transfer, boolean captured) {
        return new End(
                id(transfer),
                transfer.account(),
                captured,
                captured ? transfer.amount().micros() : 0,
                null);
    }
}
