package io.tutorflow.budget.increase;

import io.tutorflow.budget.teacher.BudgetTerms;

/** What came of an org admin's answer. */
sealed interface AnswerResult {

    /** It is answered so, now or earlier. */
    record Answered(IncreaseRequest request) implements AnswerResult {}

    /** It was answered otherwise before. */
    record AnsweredOtherwise(IncreaseRequest request) implements AnswerResult {}

    /** The organization has no such request. */
    record Unknown() implements AnswerResult {}

    /** The teacher has no budget any more, which could be raised. */
    record NoBudget() implements AnswerResult {}

    /** The new limit is per week, as the budget was when it was asked for, and that is per month now; or vice versa. */
    record OfAnotherPeriod(IncreaseRequest request, BudgetTerms present) implements AnswerResult {}

    /** The new limit is not above the present one. */
    record NotMore() implements AnswerResult {}
}
