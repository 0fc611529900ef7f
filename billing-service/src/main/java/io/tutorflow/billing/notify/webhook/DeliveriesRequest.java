package io.tutorflow.billing.notify.webhook;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameter by which deliveries are chosen. */
record DeliveriesRequest(
        @QueryParam("status")
        @Parameter(description = "All if not given", schema = @Schema(enumeration = {"pending", "delivered", "failed"}))
        @Nullable
        String status) {}
