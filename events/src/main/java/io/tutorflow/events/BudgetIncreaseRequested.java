package io.tutorflow.events;

import static io.tutorflow.events.Demands.credits;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A teacher asks the org admins for more than the budget allows.
 *
 * @param period {@code weekly} or {@code monthly}
 * @param limitTokens in this period, when it was asked
 * @param spentTokens by finished work in this period
 * @param requestedLimitTokens null if the teacher leaves it to the org admin
 */
public record BudgetIncreaseRequested(
        UUID requestId,
        UUID organizationId,
        String teacherId,
        String period,
        BigDecimal limitTokens,
        BigDecimal spentTokens,
        @Nullable BigDecimal requestedLimitTokens,
        @Nullable String note,
        Instant requestedAt) {
    public BudgetIncreaseRequested {
        present("requestId", requestId);
        present("organizationId", organizationId);
        text("teacherId", teacherId);
        oneOf("period", period, Words.PERIODS);
        credits("limitTokens", limitTokens);
        credits("spentTokens", spentTokens);
        if (requestedLimitTokens != null) {
            credits("requestedLimitTokens", requestedLimitTokens);
        }
        if (note != null) {
            text("note", note);
        }
        time("requestedAt", requestedAt);
    }
}
