package io.tutorflow.events;

import static io.tutorflow.events.Demands.allOf;
import static io.tutorflow.events.Demands.atLeast;
import static io.tutorflow.events.Demands.demand;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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
    public WorkspaceChanged {
        present("workspaceId", workspaceId);
        atLeast("revision", revision, 1);
        text("name", name);
        text("slug", slug);
        oneOf("status", status, Words.ACCOUNT_STATUSES);
        atLeast("rateLimitPerMinute", rateLimitPerMinute, 1);
        text("planCode", planCode);
        oneOf("billingMode", billingMode, Words.BILLING_MODES);
        allOf("keys", keys);
        time("changedAt", changedAt);
    }

    /**
     * One API key; only its owner knows the key itself.
     *
     * @param keyHash SHA-256 of the key, hexadecimal
     * @param status {@code active} or {@code revoked}
     */
    public record ApiKeyState(
            UUID keyId,
            String keyHash,
            String keyPrefix,
            String status,
            @Nullable Instant expiresAt) {

        private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

        public ApiKeyState {
            present("keyId", keyId);
            demand(keyHash != null && HASH.matcher(keyHash).matches(), "keyHash", "is not a SHA-256 in hexadecimal");
            text("keyPrefix", keyPrefix);
            oneOf("status", status, Words.KEY_STATUSES);
            if (expiresAt != null) {
                time("expiresAt", expiresAt);
            }
        }
    }
}
