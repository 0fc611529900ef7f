package io.tutorflow.billing.account.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.billing.account.workspace.ApiKey;
import io.tutorflow.billing.account.workspace.ApiKeySecret;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An API key, as its workspace sees it. */
record KeyBody(
        UUID keyId,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only in the response that creates the key")
        @Nullable
        String apiKey,

        String keyPrefix,
        String name,

        @Schema(enumeration = {"active", "expired", "revoked"})
        String status,

        @Schema(description = "The key that created this one; revoking it revokes this one too") @Nullable
        UUID parentKeyId,

        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    static KeyBody of(ApiKey key, Instant now) {
        return of(key, null, now);
    }

    static KeyBody shownOnce(ApiKey key, ApiKeySecret secret, Instant now) {
        return of(key, secret.text(), now);
    }

    private static KeyBody of(ApiKey key, @Nullable String secret, Instant now) {
        var lifespan = key.lifespan();
        var maker = key.maker();
        return new KeyBody(
                key.id().value(),
                secret,
                key.fingerprint().prefix(),
                key.name(),
                !key.isRevoked() && lifespan.hasExpiredAt(now) ? "expired" : key.status(),
                maker == null ? null : maker.value(),
                lifespan.createdAt(),
                lifespan.expiresAt(),
                lifespan.revokedAt());
    }
}
