package io.tutorflow.billing.wallet;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether an account's owner, and the key it called with, may spend at all, as the accounts say at this moment. */
record Standing(Owner owner, boolean suspended, Map<UUID, Key> keys) {

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

    /** There are free credits for workspaces only. */
    RefusalReason asSeenByTheOwner(RefusalReason reason) {
        return owner != Owner.WORKSPACE && reason == RefusalReason.FREE_CREDITS_EXHAUSTED
                ? RefusalReason.CREDITS_EXHAUSTED
                : reason;
    }

    /** What kind of account it is. */
    enum Owner {
        WORKSPACE,
        ORGANIZATION,
        STUDENT
    }

    /** An API key of the workspace. */
    record Key(boolean revoked, @Nullable Instant expiresAt) {}
}
