package io.tutorflow.budget.teacher;

/** What became of a wish for more. */
sealed interface Raising {

    /** The limit is higher until the period ends; or it was before, by the same wish. */
    record Raised() implements Raising {}

    /** Without a budget there is nothing to raise: the teacher spends the organization's wallet, which is shared. */
    record NoBudget() implements Raising {}

    /** The id is another raise's; nothing changed. */
    record IdUsedOtherwise() implements Raising {}
}
