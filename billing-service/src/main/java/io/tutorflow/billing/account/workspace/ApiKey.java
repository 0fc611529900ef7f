package io.tutorflow.billing.account.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credential of a workspace.
 *
 * @param maker the key that created this one; revoking it revokes this one too
 */
public record ApiKey(
        KeyId id,
        Fingerprint fingerprint,
        String name,
        @Nullable KeyId maker,
        Lifespan lifespan) {

    public static final int MAX_NAME = 100;

    ApiKey revokedAt(Instant at) {
        return new ApiKey(id, fingerprint, name, maker, lifespan.revokedAt(at));
    }

    /** {@code active} or {@code revoked}. */
    public String status() {
        return isRevoked() ? "revoked" : "active";
    }

    public boolean isRevoked() {
        return lifespan.isRevoked();
    }
}
