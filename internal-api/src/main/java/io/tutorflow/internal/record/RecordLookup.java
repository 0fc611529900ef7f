package io.tutorflow.internal.record;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Up to 1,000 usage records to look up. */
public record RecordLookup(
        @NotNull(message = "is required") @Size(max = RecordLookup.LIMIT, message = "must have at most {max} entries")
        List<@NotNull(message = "must not have a null entry") UUID> ids) {

    /** Per call, which is one transaction. */
    public static final int LIMIT = 1_000;
}
