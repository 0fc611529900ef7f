package io.tutorflow.budget.teacher;

/** The budget of every teacher who has none of their own and is not exempt, each for themselves. */
public record DefaultBudget(BudgetTerms terms, Change set) {}
