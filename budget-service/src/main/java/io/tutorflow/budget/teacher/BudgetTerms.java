package io.tutorflow.budget.teacher;

import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;

/** What may be spent in each period. */
public record BudgetTerms(Period period, Money limit) {

    public BudgetTerms {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("a budget is above zero: " + limit);
        }
    }
}
