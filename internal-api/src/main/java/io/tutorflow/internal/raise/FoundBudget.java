package io.tutorflow.internal.raise;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The budget of a teacher.
 *
 * @param budget in force now; null if the teacher has none, and spends the organization's wallet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundBudget(@Nullable RaisedBudget budget) {}
