package io.tutorflow.budget.increase;

import io.tutorflow.money.Money;

/** What came of a teacher's request. */
sealed interface AskResult {

    /** It waits for an org admin. */
    record Asked(IncreaseRequest request) implements AskResult {}

    /** Nothing limits the teacher. */
    record NoBudget() implements AskResult {}

    /** One is open. */
    record OpenAlready() implements AskResult {}

    /** The requested limit is not above this one, of every period. */
    record NotMore(Money limit) implements AskResult {}
}
