package io.tutorflow.internal.raise;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What became of a raise.
 *
 * @param budget as it stands after it was raised; none if it was removed since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RaiseAnswer(
        @JsonProperty(required = true) RaiseOutcome outcome,
        @Nullable RaisedBudget budget) {}
