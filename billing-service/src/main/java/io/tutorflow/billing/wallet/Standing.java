package io.tutorflow.billing.wallet;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a workspace and the key it called with may spend at all, as the accounts say at this moment. */
record Standing(boolean suspended, Map<UUID, Key> keys) {

    Optional<RefusalReason> refusalOf(@Nullable UUID keyId, Instant now) {
        if (keyId != null) {
            var key = keys.get(keyId);
            if (key == null || key.revoked()) {
                return Optional.of(RefusalReason.KEY_REVOKED);
            }
            if (key.expiresAt() != null && !key.expiresAt().isAfter(now)) {
                return Optional.of(RefusalReason.KEY_EXPIRED);
            }
        }
        return suspended ? Optional.of(RefusalReason.WORKSPACE_SUSPENDED) : Optional.empty();
    }

    /** An API key of the workspace. */
    record Key(boolean revoked, @Nullable Instant expiresAt) {}
}
