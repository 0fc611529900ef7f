package io.tutorflow.billing.notify.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A URL where an account receives events. Its secret is not part of this.
 *
 * @param events the types to send; empty for all
 * @param disabledReason {@code owner}, {@code gone} (it answered 410) or {@code failing}
 * @param failingSince since when every attempt has failed; null if the last one succeeded
 */
record WebhookEndpoint(
        UUID id,
        String url,
        List<String> events,
        @Nullable String description,
        String status,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt) {

    boolean enabled() {
        return status.equals(EndpointRow.ENABLED);
    }
}
