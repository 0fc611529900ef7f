package io.tutorflow.billing.notify.webhook;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event that is sent as soon as possible. */
record QueuedBody(
        UUID deliveryId,

        @Schema(description = "The header webhook-id of the request")
        UUID eventId) {}
