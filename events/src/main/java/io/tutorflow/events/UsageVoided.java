package io.tutorflow.events;

import static io.tutorflow.events.Demands.demand;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Billable work failed; its hold is released and it is never charged.
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
    public UsageVoided {
        present("usageRecordId", usageRecordId);
        present("accountId", accountId);
        oneOf("audience", audience, Words.AUDIENCES);
        text("subject", subject);
        oneOf("billingSource", billingSource, Words.BILLING_SOURCES);
        present("priceSnapshot", priceSnapshot);
        demand(creditCost != null && creditCost.signum() == 0, "creditCost", "is not 0");
        demand(billableAmountUsd != null && billableAmountUsd.signum() == 0, "billableAmountUsd", "is not 0");
        demand(FAILED.equals(outcome), "outcome", "is not " + FAILED);
        text("reason", reason);
        time("recordedAt", recordedAt);
        time("voidedAt", voidedAt);
    }

    /** The only outcome of voided work. */
    public static final String FAILED = "failed";

    /** The reason for work that was given up: it may still be delivered, and is then finalized after its void. */
    public static final String OVERDUE = "deadline_exceeded";
}
