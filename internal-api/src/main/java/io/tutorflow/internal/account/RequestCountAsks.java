package io.tutorflow.internal.account;

import io.tutorflow.http.RateLeases.Ask;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Up to 512 requests for blocks of a rate limit. */
public record RequestCountAsks(
        @NotNull @Size(min = 1, max = RequestCountAsks.LIMIT)
        List<Ask> asks) {

    /** Per call. */
    public static final int LIMIT = 512;
}
