package io.tutorflow.internal.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Usage of one account that was finalized in a time.
 *
 * @param cursor the next one of the page before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FinalizedPageRequest(
        @NotNull(message = "is required") UUID accountId,
        @NotNull(message = "is required") Instant from,
        @NotNull(message = "is required") Instant to,
        @Nullable String cursor,

        @Min(value = 1, message = "must be at least {value}")
        @Max(value = FinalizedPageRequest.LIMIT, message = "must be at most {value}")
        int limit) {

    /** Of one page. */
    public static final int LIMIT = 1_000;
}
