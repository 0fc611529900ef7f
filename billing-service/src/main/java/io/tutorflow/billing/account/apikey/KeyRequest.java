package io.tutorflow.billing.account.apikey;

import io.tutorflow.billing.account.workspace.ApiKey;
import io.tutorflow.billing.account.workspace.KeyDraft;
import io.tutorflow.billing.account.workspace.NewKey;
import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a new key. */
record KeyRequest(
        @NotBlank
        @Size(max = ApiKey.MAX_NAME)
        @Schema(description = "A name to recognize the key by", examples = "nightly job")
        String name,

        @Schema(description = "ISO 8601. If omitted, the key expires with the key that creates it, or never") @Nullable
        Instant expiresAt,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    KeyDraft draft(NewKey key) {
        var until = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        return new KeyDraft(key.id(), key.secret().fingerprint(), name, until);
    }
}
