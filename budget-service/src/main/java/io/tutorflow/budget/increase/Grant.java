package io.tutorflow.budget.increase;

import io.tutorflow.money.Money;

/** What an approved request gives. */
sealed interface Grant {

    /** From now on, in every period. */
    record NewLimit(Money tokens) implements Grant {}

    /** On top of the limit, in this period only. */
    record Extra(Money tokens) implements Grant {}
}
