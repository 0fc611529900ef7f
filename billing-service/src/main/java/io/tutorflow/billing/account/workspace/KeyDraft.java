package io.tutorflow.billing.account.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A requested key.
 *
 * @param expiresAt null for one that lasts as long as its maker, or until it is revoked
 */
public record KeyDraft(
        KeyId id,
        Fingerprint fingerprint,
        String name,
        @Nullable Instant expiresAt) {

    ApiKey madeBy(@Nullable KeyId maker, @Nullable Instant until, Instant now) {
        return new ApiKey(id, fingerprint, name, maker, Lifespan.until(now, until));
    }
}
