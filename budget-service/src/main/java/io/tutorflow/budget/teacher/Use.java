package io.tutorflow.budget.teacher;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a reservation uses up of one period of a budget.
 *
 * @param ceiling the limit in the period that the budget goes by, which may not be passed; none in the other one
 */
public record Use(
        BudgetId budget,
        Spend spend,
        Money amount,
        @Nullable Money ceiling) {}
