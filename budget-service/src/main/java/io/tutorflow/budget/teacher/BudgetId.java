package io.tutorflow.budget.teacher;

import java.util.UUID;

/** The name of a budget, the same however often the budget is changed, removed and set again. */
public record BudgetId(UUID value) {}
