package io.tutorflow.billing.ledger.hold;

import io.tutorflow.internal.hold.HoldRefusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether an account's owner, and the key it called with, may spend at all, as the accounts say at this moment. */
public record Standing(Owner owner, boolean suspended, Map<UUID, Key> keys) {

    Optional<HoldRefusal> refusalOf(@Nullable UUID keyId, Instant now) {
        if (keyId != null) {
            var key = keys.get(keyId);
            if (key == null || key.revoked()) {
                return Optional.of(HoldRefusal.KEY_REVOKED);
            }
            if (key.expiresAt() != null && !key.expiresAt().isAfter(now)) {
                return Optional.of(HoldRefusal.KEY_EXPIRED);
            }
        }
        return suspended ? Optional.of(HoldRefusal.WORKSPACE_SUSPENDED) : Optional.empty();
    }

    /** There are free credits for workspaces only. */
    HoldRefusal asSeenByTheOwner(HoldRefusal reason) {
        return owner != Owner.WORKSPACE && reason == HoldRefusal.FREE_CREDITS_EXHAUSTED
                ? HoldRefusal.CREDITS_EXHAUSTED
                : reason;
    }

    /** What kind of account it is. */
    public enum Owner {
        WORKSPACE,
        ORGANIZATION,
        STUDENT
    }

    /** An API key of the workspace. */
    public record Key(boolean revoked, @Nullable Instant expiresAt) {}
}
