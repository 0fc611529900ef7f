package io.tutorflow.events;

import static io.tutorflow.events.Demands.atLeast;
import static io.tutorflow.events.Demands.cost;
import static io.tutorflow.events.Demands.credits;
import static io.tutorflow.events.Demands.label;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;
import static io.tutorflow.events.Demands.usd;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Billable work was delivered; its snapshot is pinned, and the ledger captures the final amount.
 *
 * @param creditCost the final amount in credits
 * @param billableAmountUsd the pinned snapshot's amount
 * @param finalizedAmountUsd the part billed commercially: 0 if a plan covers it or it is waived
 * @param outcome {@code completed}, or {@code measured} if the work was done and measured elsewhere and nothing was
 *     held
 * @param providerCostUsd what the work cost us, as reported by the generator
 * @param title of what was asked for, or of what it is for, as whoever asked has written it; else null, and not written
 */
public record UsageFinalized(
        UUID usageRecordId,
        UUID accountId,
        String audience,
        String subject,
        String billingSource,
        PriceSnapshot priceSnapshot,
        BigDecimal creditCost,
        BigDecimal billableAmountUsd,
        BigDecimal finalizedAmountUsd,
        String outcome,
        long inputTokens,
        long outputTokens,
        BigDecimal providerCostUsd,
        Instant recordedAt,
        Instant finalizedAt,

        @MayBeAbsent @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String title) {
    public UsageFinalized {
        present("usageRecordId", usageRecordId);
        present("accountId", accountId);
        oneOf("audience", audience, Words.AUDIENCES);
        text("subject", subject);
        oneOf("billingSource", billingSource, Words.BILLING_SOURCES);
        present("priceSnapshot", priceSnapshot);
        credits("creditCost", creditCost);
        usd("billableAmountUsd", billableAmountUsd);
        usd("finalizedAmountUsd", finalizedAmountUsd);
        oneOf("outcome", outcome, OUTCOMES);
        atLeast("inputTokens", inputTokens, 0);
        atLeast("outputTokens", outputTokens, 0);
        cost("providerCostUsd", providerCostUsd);
        time("recordedAt", recordedAt);
        time("finalizedAt", finalizedAt);
        label("title", title);
    }

    /** The work was done here. */
    public static final String COMPLETED = "completed";

    /** The work was done elsewhere. */
    public static final String MEASURED = "measured";

    private static final Set<String> OUTCOMES = Set.of(COMPLETED, MEASURED);
}
