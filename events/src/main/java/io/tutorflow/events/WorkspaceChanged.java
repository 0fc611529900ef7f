package io.tutorflow.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of a workspace and its API keys. A lower revision than one already seen is stale.
 *
 * @param status {@code active} or {@code suspended}
 * @param billingMode {@code internal_invoice} or {@code stripe_metered}
 */
public record WorkspaceChanged(
        UUID workspaceId,
        long revision,
        String name,
        String slug,
        String status,
        int rateLimitPerMinute,
        boolean emailVerified,
        String planCode,
        String billingMode,
        List<ApiKeyState> keys,
        Instant changedAt) {

    /**
     * One API key; the key itself is known to its owner only.
     *
     * @param keyHash SHA-256 of the key, hexadecimal
     * @param status {@code active} or {@code revoked}
     */
    public record ApiKeyState(
            UUID keyId,
            String keyHash,
            String keyPrefix,
            String status,
            @Nullable Instant expiresAt) {}
}
