package io.tutorflow.internal.hold;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Up to 512 requests for holds, decided together. */
public record HoldRequests(
        @NotNull @Size(min = 1, max = HoldRequests.LIMIT) List<HoldRequest> holds) {

    /** Per call. */
    public static final int LIMIT = 512;
}
