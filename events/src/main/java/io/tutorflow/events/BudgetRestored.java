package io.tutorflow.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget that had been exceeded has something left again.
 *
 * @param reason {@code reset} by the clock, {@code raised} limit, or {@code removed} budget
 * @param period {@code weekly} or {@code monthly}; null if the budget was removed
 * @param limitTokens null if the budget was removed
 * @param spentTokens of finished work, in the period that begins at {@code periodStart}
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
        Instant restoredAt) {}
