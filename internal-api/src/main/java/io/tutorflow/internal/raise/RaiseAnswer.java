package io.tutorflow.internal.raise;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a raise.
 *
 * @param budget after the raise; null if it has been removed since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RaiseAnswer(
        @JsonProperty(required = true) RaiseOutcome outcome,
        @Nullable RaisedBudget budget) {}
