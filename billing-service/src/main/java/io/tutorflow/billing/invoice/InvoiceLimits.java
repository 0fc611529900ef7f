package io.tutorflow.billing.invoice;

import java.time.Duration;

/** How long and how many. */
final class InvoiceLimits {

    /** Usage of a month may still be under way when it ends: it is closed so long after. */
    static final Duration GRACE = Duration.ofHours(6);

    /** Captures that are read and put on a document at a time. */
    static final int PAGE = 5_000;

    /** Accounts of which usage-service is asked at a time. */
    static final int ACCOUNTS = 500;

    /** Usage records that are read and sent at a time, in a file of all of a document. */
    static final int EXPORTED = 500;

    private InvoiceLimits() {}
}
