package io.tutorflow.internal.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/** Up to 1,000 ids that may be accounts. */
public record AccountLookup(
        @NotNull(message = "is required") @Size(max = AccountLookup.LIMIT, message = "must have at most {max} entries")
        Set<@NotNull(message = "must not have a null entry") UUID> accountIds) {

    /** Per call. */
    public static final int LIMIT = 1_000;
}
