package io.tutorflow.billing.notify.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an account wants to be told of what happens. Its secret is not part of it.
 *
 * @param events the types that are sent; none: all
 * @param disabledReason {@code owner}, {@code gone} (it answered 410) or {@code failing}
 * @param failingSince every attempt since then has failed; none: the last one succeeded
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
