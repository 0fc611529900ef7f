package io.tutorflow.billing.invoice;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A draft by hand. */
record InvoiceDraftRequest(
        @NotNull @Schema(description = "The workspace that is to be billed")
        UUID workspaceId,

        @NotNull @Schema(description = "Usage that was finalized at this time or later")
        Instant from,

        @NotNull @Schema(description = "And before this time, which must not be in the future")
        Instant to,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    Period period() {
        if (!from.isBefore(to)) {
            throw ApiProblem.invalid("from must be before to");
        }
        return new Period(from, to);
    }
}
