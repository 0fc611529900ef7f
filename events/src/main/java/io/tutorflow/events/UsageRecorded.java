package io.tutorflow.events;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Billable work was accepted and its estimate is held.
 *
 * @param usageRecordId the record, and the idempotency key of everything that follows
 * @param accountId the workspace, organization or student that pays; a student's id is derived from organization and
 *     subject
 * @param audience {@code platform} or {@code school}
 * @param subject who requested it: an API key's id or a person's subject
 * @param billingSource {@code credits}, {@code tokens} or {@code plan}
 * @param creditCost the estimate in credits
 * @param billableAmountUsd the estimate in USD
 * @param title of what was asked for, or of what it is for, as whoever asked has written it; else null, and not written
 */
public record UsageRecorded(
        UUID usageRecordId,
        UUID accountId,
        String audience,
        String subject,
        String billingSource,
        PriceSnapshot priceSnapshot,
        BigDecimal creditCost,
        BigDecimal billableAmountUsd,
        Instant recordedAt,

        @MayBeAbsent @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String title) {
    public UsageRecorded {
        present("usageRecordId", usageRecordId);
        present("accountId", accountId);
        oneOf("audience", audience, Words.AUDIENCES);
        text("subject", subject);
        oneOf("billingSource", billingSource, Words.BILLING_SOURCES);
        present("priceSnapshot", priceSnapshot);
        credits("creditCost", creditCost);
        usd("billableAmountUsd", billableAmountUsd);
        time("recordedAt", recordedAt);
        label("title", title);
    }
}
