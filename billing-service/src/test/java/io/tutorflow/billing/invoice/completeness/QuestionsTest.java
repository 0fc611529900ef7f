package io.tutorflow.billing.invoice.completeness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.billing.ledger.healing.LedgerPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    private static final long MOST = Questions.TRANSFERS;

    @Test
    void accountsOfFewTransfersAreAskedAboutTogether() {
        assertEquals(List.of(500, 500, 1), sizes(new long[1_001]));
    }

    @Test
    void noQuestionIsAboutTooManyTransfers() {
        assertEquals(List.of(2, 1), sizes(MOST - 1, 1, 1));
        assertEquals(List.of(1, 1, 1), sizes(MOST, 1, MOST));
    }

    @Test
    void whoHasTooManyIsAskedAboutAlone() {
        assertEquals(List.of(1, 1, 2), sizes(1, 3 * MOST, 1, 1));
    }

    @Test
    void nobodyIsNoQuestion() {
        assertEquals(List.of(), sizes());
    }

    private static List<Integer> sizes(long... transfers) {
        var counts = new HashMap<UUID, Long>();
        var accounts = new ArrayList<LedgerPlace>();
        for (long count : transfers) {
            var account = UUID.randomUUID();
            counts.put(account, count);
            accounts.add(new LedgerPlace(account, 0));
        }
        return Questions.of(accounts, counts).stream().map(List::size).toList();
    }
}
