package io.tutorflow.budget.teacher;

import org.jspecify.annotations.Nullable;

/**
 * A period of a budget, just changed in the database.
 *
 * @param exceededRevision the last revision of the budget published as exceeded in this period
 */
public record SpentPeriod(
        BudgetId budget, Spend spend, @Nullable Long exceededRevision) {}
