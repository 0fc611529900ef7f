package io.tutorflow.usage.ingestion;

import java.math.BigDecimal;
import java.time.Duration;

/** How much may be told at once, and how late. */
final class IngestionLimits {

    /** Events of one call; it is one transaction. */
    static final int EVENTS = 1_000;

    /** Calls at work in one replica; each keeps a few megabytes. */
    static final int CALLS = 4;

    /** How late an event may come; catalogues are known for as long. */
    static final Duration PAST = Duration.ofDays(35);

    /** How far the clock of a source may be ahead of ours. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    /** Characters of a source or an id. */
    static final int NAME = 255;

    /** Characters of the metadata as JSON. */
    static final int METADATA = 4_096;

    /** Units of one event. */
    static final BigDecimal UNITS = BigDecimal.valueOf(1_000_000);

    /** Tokens of one event. */
    static final BigDecimal TOKENS = BigDecimal.valueOf(1_000_000_000);

    /** What one event may have cost us. */
    static final BigDecimal PROVIDER_COST_USD = BigDecimal.valueOf(1_000_000);

    private IngestionLimits() {}
}
