package io.tutorflow.billing.notify.webhook;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filter for deliveries. */
record DeliveriesRequest(
        @QueryParam("status")
        @Parameter(description = "Default: all", schema = @Schema(enumeration = {"pending", "delivered", "failed"}))
        @Nullable
        String status) {}
