package io.tutorflow.budget.teacher;

import java.util.UUID;

/** The id of a budget, which stays the same when the budget is changed, removed and set again. */
public record BudgetId(UUID value) {}
