package io.tutorflow.budget.teacher;

import io.tutorflow.money.Money;

/** What may be spent in each period. */
record BudgetTerms(Period period, Money limit) {

    BudgetTerms {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("a budget is above zero: " + limit);
        }
    }
}
