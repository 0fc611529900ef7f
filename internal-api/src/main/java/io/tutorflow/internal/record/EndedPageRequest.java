package io.tutorflow.internal.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests the ended records among those created within a time span of at most an hour.
 *
 * @param after the last record of the previous page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndedPageRequest(
        @NotNull(message = "is required") Instant from,
        @NotNull(message = "is required") Instant to,
        @Nullable UUID after,

        @Min(value = 1, message = "must be at least {value}")
        @Max(value = EndedPageRequest.LIMIT, message = "must be at most {value}")
        int limit) {

    /** Per page. */
    public static final int LIMIT = 1_000;
}
