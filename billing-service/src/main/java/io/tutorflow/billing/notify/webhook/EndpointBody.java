package io.tutorflow.billing.notify.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint as its owner sees it. */
record EndpointBody(
        UUID id,
        String url,

        @Schema(description = "The types that are sent; none: all")
        List<String> events,

        @Nullable String description,

        @Schema(enumeration = {"enabled", "disabled"}) String status,

        @Schema(
                enumeration = {"owner", "gone", "failing"},
                description = "owner (it was switched off), gone (it answered 410) or failing (every attempt of five"
                        + " days failed); null while it is enabled")
        @Nullable
        String disabledReason,

        @Schema(description = "Every attempt since then has failed; null if the last one succeeded") @Nullable
        Instant failingSince,

        Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What deliveries are signed with; shown when it is made, and never again")
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

    /** Not for logs: it may have a secret. */
    @Override
    public String toString() {
        return "EndpointBody[" + id + "]";
    }
}
