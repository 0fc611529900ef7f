package io.tutorflow.billing.notify.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event on its way to an endpoint, or delivered. */
record DeliveryBody(
        UUID id,

        @Schema(description = "The webhook-id header, the same in every attempt")
        UUID eventId,

        @Schema(
                enumeration = {
                    "payment.succeeded",
                    "payment.failed",
                    "budget.exceeded",
                    "credits.balance_low",
                    "credits.exhausted",
                    "webhook.test"
                })
        String type,

        @Schema(description = "The body that is sent: type, timestamp, data")
        Map<String, Object> payload,

        @Schema(enumeration = {"pending", "delivered", "failed"})
        String status,

        @Schema(description = "Number of attempts") int attempts,

        @Schema(description = "The HTTP status of the last attempt; null if there was no response") @Nullable
        Integer responseStatus,

        @Schema(description = "The first 1,000 characters of the last response body") @Nullable
        String response,

        @Schema(description = "Why the last attempt got no response") @Nullable
        String error,

        @Schema(description = "The earliest time of the next attempt; null if there is none") @Nullable
        Instant nextAttemptAt,

        Instant createdAt,

        @Schema(description = "The last 20 attempts") List<Attempt> attemptLog) {

    /** One request and its outcome. */
    record Attempt(
            int number,
            Instant at,
            @Nullable Integer responseStatus,
            @Nullable String response,
            @Nullable String error) {}
}
