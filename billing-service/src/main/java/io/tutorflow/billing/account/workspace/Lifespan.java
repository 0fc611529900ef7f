package io.tutorflow.billing.account.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time in which a key is valid; a revocation is final. */
public record Lifespan(
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    public static Lifespan until(Instant createdAt, @Nullable Instant expiresAt) {
        return new Lifespan(createdAt, expiresAt, null);
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public boolean hasExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Lifespan revokedAt(Instant at) {
        return new Lifespan(createdAt, expiresAt, at);
    }

    /** Whether a key that ends then would outlast this one. */
    boolean endsBefore(@Nullable Instant other) {
        return expiresAt != null && (other == null || other.isAfter(expiresAt));
    }
}
