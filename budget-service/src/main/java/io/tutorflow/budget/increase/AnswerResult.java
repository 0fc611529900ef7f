package io.tutorflow.budget.increase;

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

    /** The new limit is not above the present one. */
    record NotMore() implements AnswerResult {}
}
