package io.tutorflow.billing.invoice;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * How far an account's usage is on documents.
 *
 * @param scanFrom every capture up to this number is of a closed month, and on a document
 * @param nextMonth the earliest month that is not closed
 * @param isComplete whether usage-service and the ledger agree on what was finalized in that month
 */
record InvoicingAccount(UUID account, long scanFrom, YearMonth nextMonth, boolean isComplete) {

    Period month() {
        return Period.of(nextMonth);
    }

    /** Whether the month can be closed: it has ended, and so has the grace. */
    boolean isDue(Instant now) {
        return isOver(nextMonth, now);
    }

    /** Whether the month after it can be closed too. */
    boolean isDueNext(Instant now) {
        return isOver(nextMonth.plusMonths(1), now);
    }

    InvoicingAccount closed(long scanned) {
        return new InvoicingAccount(account, scanned, nextMonth.plusMonths(1), false);
    }

    /** The latest month that can be closed. */
    static YearMonth latestDue(Instant now) {
        return Period.monthOf(now.minus(InvoiceLimits.GRACE)).minusMonths(1);
    }

    private static boolean isOver(YearMonth month, Instant now) {
        return !month.isAfter(latestDue(now));
    }
}
