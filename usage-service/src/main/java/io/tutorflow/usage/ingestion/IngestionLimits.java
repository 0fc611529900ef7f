package io.tutorflow.usage.ingestion;

import io.tutorflow.usage.record.MeasuredUsage;
import java.math.BigDecimal;
import java.time.Duration;

/** How much may be sent at once, and how late. */
final class IngestionLimits {

    /** Events per call, which is one transaction. */
    static final int EVENTS = 1_000;

    /** Calls in progress on one replica; each takes a few megabytes. */
    static final int CALLS = 4;

    /** How late an event may arrive; catalogues are kept as long. */
    static final Duration PAST = MeasuredUsage.PAST;

    /** How far a source's clock may be ahead of ours. */
    static final Duration AHEAD = MeasuredUsage.AHEAD;

    /** In characters of a source or an id. */
    static final int NAME = 255;

    /** In characters of the metadata as JSON. */
    static final int METADATA = 4_096;

    /** Units per event. */
    static final BigDecimal UNITS = BigDecimal.valueOf(1_000_000);

    /** Of one recorded session: a day. */
    static final BigDecimal MINUTES = BigDecimal.valueOf(1_440);

    /** In characters of one of a school's own ids or titles. */
    static final int TARGET = 200;

    /** Tokens per event. */
    static final BigDecimal TOKENS = BigDecimal.valueOf(1_000_000_000);

    /** The most that one event may have cost us. */
    static final BigDecimal PROVIDER_COST_USD = BigDecimal.valueOf(1_000_000);

    private IngestionLimits() {}
}
