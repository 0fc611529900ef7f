package io.tutorflow.budget.teacher;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much of one period of a budget a reservation uses.
 *
 * @param ceiling the limit in the budget's own period, which must not be exceeded; null in the other period
 */
public record Use(
        BudgetId budget,
        Spend spend,
        Money amount,
        @Nullable Money ceiling) {}
