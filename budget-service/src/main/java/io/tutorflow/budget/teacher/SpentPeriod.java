package io.tutorflow.budget.teacher;

import org.jspecify.annotations.Nullable;

/**
 * A period of a budget as the database has just changed it.
 *
 * @param exceededRevision of the budget, the last one that was told to be exceeded in this period
 */
public record SpentPeriod(
        BudgetId budget, Spend spend, @Nullable Long exceededRevision) {}
