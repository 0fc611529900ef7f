package io.tutorflow.billing.ledger.statement;

import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.http.Period;
import java.util.List;
import java.util.UUID;

/** Which of an account's transactions to read: those of some kinds, dated in a period. */
record TransactionFilter(UUID account, List<TransferKind> kinds, Period period) {

    /** Whether it lets through everything that has a number. */
    boolean isOpen() {
        return period.isOpen() && kinds.containsAll(TransferKind.shown());
    }

    boolean hasCharges() {
        return kinds.stream().anyMatch(TransferKind::isUsage);
    }
}
