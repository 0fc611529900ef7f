package io.tutorflow.billing.invoice.completeness;

import io.tutorflow.billing.ledger.healing.LedgerPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Divides accounts so that both sides answer each question well before its timeout. */
final class Questions {

    /** Transfers that the ledger reads for one question, and usage records at most: some two seconds. */
    static final long TRANSFERS = 500_000;

    private Questions() {}

    /** @param transfers of each account; one that has more is asked about alone */
    static List<List<LedgerPlace>> of(Collection<LedgerPlace> accounts, Map<UUID, Long> transfers) {
        var questions = new ArrayList<List<LedgerPlace>>();
        var question = new ArrayList<LedgerPlace>();
        long sum = 0;
        for (var account : accounts) {
            long more = transfers.getOrDefault(account.accountId(), 0L);
            if (question.size() == FinalizedUsage.ACCOUNTS || (!question.isEmpty() && sum + more > TRANSFERS)) {
                questions.add(List.copyOf(question));
                question.clear();
                sum = 0;
            }
            question.add(account);
            sum += more;
        }
        if (!question.isEmpty()) {
            questions.add(List.copyOf(question));
        }
        return questions;
    }
}
