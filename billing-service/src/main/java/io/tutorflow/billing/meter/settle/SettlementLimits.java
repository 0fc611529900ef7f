package io.tutorflow.billing.meter.settle;

import io.tutorflow.billing.meter.MeterLimits;
import java.math.BigDecimal;
import java.time.Duration;

/** Limits and intervals of what Stripe's invoices settle. */
final class SettlementLimits {

    /** In micro-USD, half a cent: a line is charged in whole cents. */
    static final BigDecimal ROUNDING_OF_A_LINE = new BigDecimal(5_000);

    /** In micro-USD: each record was captured in whole ones. What differs by more was captured at another price. */
    static final BigDecimal ROUNDING_OF_A_RECORD = new BigDecimal("0.5");

    /** A day after Stripe was to finalize a draft by itself it has not: a person has to look why. */
    static final Duration DRAFT_FOR = MeterLimits.DRAFT.plus(Duration.ofDays(1));

    /** The 20 items that a subscription of Stripe's has, and each of them replaced once in its period. */
    static final int LINES = 40;

    /** A lost webhook is made good by then; whoever has paid is not kept waiting for the line for long. */
    static final Duration FIND_EVERY = Duration.ofMinutes(15);

    static final Duration FIND_WITHIN = Duration.ofMinutes(10);

    /** A million records are marked within. */
    static final Duration STATEMENT = Duration.ofMinutes(2);

    static final Duration ATTEMPT = Duration.ofMinutes(5);

    private SettlementLimits() {}
}
