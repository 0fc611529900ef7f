package io.tutorflow.billing.payment.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link for paying. */
@Schema(name = "BillingSession")
record BillingSessionBody(
        @Schema(description = "To open in a person's browser; the token in it is the credential")
        String checkoutUrl,

        Instant expiresAt,
        BigDecimal minimumUsd,
        BigDecimal maximumUsd) {}
