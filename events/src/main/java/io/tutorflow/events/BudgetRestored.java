package io.tutorflow.events;

import static io.tutorflow.events.Demands.atLeast;
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
 * An exceeded budget has tokens left again.
 *
 * @param reason {@code reset} by the clock, {@code raised} limit, or {@code removed} budget
 * @param period {@code weekly} or {@code monthly}; null if the budget was removed
 * @param limitTokens null if the budget was removed
 * @param spentTokens by finished work, in the period that starts at {@code periodStart}
 * @param resetsAt when that period ends
 */
public record BudgetRestored(
        UUID budgetId,
        UUID organizationId,
        String teacherId,
        String reason,
        @Nullable String period,
        @Nullable BigDecimal limitTokens,
        BigDecimal spentTokens,
        Instant periodStart,
        Instant resetsAt,
        long revision,
        Instant restoredAt) {
    public BudgetRestored {
        present("budgetId", budgetId);
        present("organizationId", organizationId);
        text("teacherId", teacherId);
        oneOf("reason", reason, Words.RESTORE_REASONS);
        if (period != null) {
            oneOf("period", period, Words.PERIODS);
        }
        if (limitTokens != null) {
            credits("limitTokens", limitTokens);
        }
        credits("spentTokens", spentTokens);
        time("periodStart", periodStart);
        time("resetsAt", resetsAt);
        atLeast("revision", revision, 1);
        time("restoredAt", restoredAt);
    }
}
