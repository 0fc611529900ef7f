package io.tutorflow.budget.teacher;

/** What an org admin arranged for one teacher. */
public sealed interface Arrangement {

    /** The default budget holds, if there is one. */
    record Inherits() implements Arrangement {}

    /** The teacher's own budget holds. */
    record Own(BudgetTerms terms) implements Arrangement {}

    /** No budget holds, not even the default one. */
    record Exempt() implements Arrangement {}
}
