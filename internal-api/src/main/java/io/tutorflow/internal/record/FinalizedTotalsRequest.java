package io.tutorflow.internal.record;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Accounts, and a time in which usage of theirs was finalized. */
public record FinalizedTotalsRequest(
        @NotNull(message = "is required")
        @Size(max = FinalizedTotalsRequest.LIMIT, message = "must have at most {max} entries")
        List<@NotNull(message = "must not have a null entry") UUID> accounts,

        @NotNull(message = "is required") Instant from,
        @NotNull(message = "is required") Instant to) {

    /** Accounts of one question; all that they used in the time is read. */
    public static final int LIMIT = 500;
}
