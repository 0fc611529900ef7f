package io.tutorflow.billing.ledger.statement;

import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.http.Period;
import java.util.List;
import java.util.UUID;

/** Which of an account's transactions to read: those of some kinds, dated in a period. */
record TransactionFilter(UUID account, List<TransferKind> kinds, Period period) {

    boolean hasCharges() {
        return kinds.stream().anyMatch(TransferKind::isUsage);
    }
}
