package io.tutorflow.billing.account.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Credits given, and what the workspace has now. */
record GrantBody(
        UUID transactionId,
        UUID organizationId,
        BigDecimal credits,
        @JsonUnwrapped BalanceBody balance,

        @Schema(description = "Whether this key had been used before; nothing was given now")
        boolean idempotentReplay) {}
