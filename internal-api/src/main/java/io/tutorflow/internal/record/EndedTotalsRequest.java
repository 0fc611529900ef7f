package io.tutorflow.internal.record;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * A time span of at most an hour, divided into equal intervals.
 *
 * @param partSeconds the length of an interval
 */
public record EndedTotalsRequest(
        @NotNull(message = "is required") Instant from,
        @NotNull(message = "is required") Instant to,

        @Min(value = 1, message = "must be at least {value}") @Max(value = 3_600, message = "must be at most {value}")
        int partSeconds) {}
