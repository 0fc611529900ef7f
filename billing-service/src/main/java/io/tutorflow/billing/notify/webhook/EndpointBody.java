package io.tutorflow.billing.notify.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint, as its owner sees it. */
record EndpointBody(
        UUID id,
        String url,

        @Schema(description = "The event types to send; if absent, all")
        List<String> events,

        @Nullable String description,

        @Schema(enumeration = {"enabled", "disabled"}) String status,

        @Schema(
                enumeration = {"owner", "gone", "failing"},
                description = "owner (switched off), gone (it answered 410) or failing (every attempt for five days"
                        + " failed); null while enabled")
        @Nullable
        String disabledReason,

        @Schema(description = "Since when every attempt has failed; null if the last one succeeded") @Nullable
        Instant failingSince,

        Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The secret that signs deliveries; shown only when it is created or rotated")
        @Nullable
        String secret) {

    static EndpointBody of(WebhookEndpoint endpoint) {
        return of(endpoint, null);
    }

    static EndpointBody of(WebhookEndpoint endpoint, @Nullable SigningSecret secret) {
        return new EndpointBody(
                endpoint.id(),
                endpoint.url(),
                endpoint.events(),
                endpoint.description(),
                endpoint.status(),
                endpoint.disabledReason(),
                endpoint.failingSince(),
                endpoint.createdAt(),
                secret == null ? null : secret.text());
    }

    /** Not for logs, because it may contain a secret. */
    @Override
    public String toString() {
        return "EndpointBody[" + id + "]";
    }
}
