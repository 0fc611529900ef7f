package io.tutorflow.billing.meter;

import java.time.Duration;

/** Limits and intervals of what is reported to meters. */
public final class MeterLimits {

    /** Captures of an account that are taken over at once. */
    static final int PAGE = 500;

    /** Accounts that are looked at together. */
    public static final int ACCOUNTS = 100;

    /** Records of a lane that are reported one after the other before what came of them is stored. */
    static final int BATCH = 50;

    /** A batch that takes longer is cut short: what is left is sent with the next one. */
    static final Duration BATCH_TIME = Duration.ofMinutes(1);

    /** Stripe takes nothing that is older than 35 days; a day is left for the way. */
    public static final Duration OLDEST = Duration.ofDays(34);

    /** Stripe knows an identifier for 24 hours at least: until then, less the time that a batch takes, a repeat counts once. */
    public static final Duration KNOWN_FOR = Duration.ofHours(23);

    /** So long after a period's end its usage still counts for it. */
    static final Duration GRACE = Duration.ofHours(12);

    /** So long after a period's end it is known what of it Stripe was not told: it is looked for more often than once an hour. */
    static final Duration DECIDED = GRACE.plus(Duration.ofHours(1));

    /**
     * So long Stripe's invoice of a period stays a draft, which takes in what is reported: what is sent last within the grace
     * may be sent again, with its time, for as long as its identifier is known; an hour is for Stripe to count it.
     */
    public static final Duration DRAFT = GRACE.plus(KNOWN_FOR).plus(Duration.ofHours(1));

    /**
     * After so many refusals from the first record on, or of all of a batch, something is wrong with the meter or the customer,
     * not with the records.
     */
    static final int REFUSALS = 5;

    /** Records that are told of at once: some ten events, since the outbox is read by rows. */
    static final int TOLD = 5_000;

    /** Characters of an error that are told. */
    static final int LONGEST_ERROR = 500;

    private MeterLimits() {}
}
