package io.tutorflow.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Billable work failed; what was held for it is released and it is never charged.
 *
 * @param priceSnapshot the estimate that was held
 * @param creditCost always 0
 * @param billableAmountUsd always 0
 * @param outcome {@code failed}
 * @param reason the failure's code
 */
public record UsageVoided(
        UUID usageRecordId,
        UUID accountId,
        String audience,
        String subject,
        String billingSource,
        PriceSnapshot priceSnapshot,
        BigDecimal creditCost,
        BigDecimal billableAmountUsd,
        String outcome,
        String reason,
        Instant recordedAt,
        Instant voidedAt) {

    /** The reason of work that was given up: it may be delivered all the same, and is then finalized after its void. */
    public static final String OVERDUE = "deadline_exceeded";
}
