package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;

/** How much may be spent per period. */
public record BudgetTerms(Period period, Money limit) {

    public BudgetTerms {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("a budget must be above zero: " + limit);
        }
    }
}
