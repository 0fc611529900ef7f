package io.tutorflow.billing.invoice.completeness;

import io.tutorflow.billing.ledger.healing.UsageTotal;

/** What a comparison of an account's time with usage-service came to. */
public sealed interface Compared {

    /** @param missing records that the ledger lacked at first, and were captured */
    static Compared of(UsageTotal ours, UsageTotal theirs, long missing) {
        if (!ours.equals(theirs)) {
            return new Unequal(ours, theirs);
        }
        return missing == 0 ? new Complete(ours) : new Healed(ours, missing);
    }

    /** Both sides agree. */
    record Complete(UsageTotal usage) implements Compared {}

    /**
     * Both sides agree now.
     *
     * @param missing records that the ledger lacked, and has captured
     */
    record Healed(UsageTotal usage, long missing) implements Compared {}

    /** The two still differ, although all that the ledger lacked was captured: a person must look. */
    record Unequal(UsageTotal ours, UsageTotal theirs) implements Compared {}

    /**
     * usage-service could not be asked: nothing is known, and nothing may be closed.
     *
     * @param why in words
     */
    record Unknown(String why) implements Compared {}
}
