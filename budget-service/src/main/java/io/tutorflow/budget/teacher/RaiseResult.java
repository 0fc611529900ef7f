package io.tutorflow.budget.teacher;

/** The outcome of a requested raise. */
sealed interface RaiseResult {

    /** The limit is higher until the period ends, because of this request or an earlier repeat of it. */
    record Raised() implements RaiseResult {}

    /** There is no budget to raise: the teacher spends the organization's shared wallet. */
    record NoBudget() implements RaiseResult {}

    /** The id belongs to another raise; nothing changed. */
    record IdUsedOtherwise() implements RaiseResult {}
}
