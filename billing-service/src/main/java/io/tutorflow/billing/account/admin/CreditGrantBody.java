package io.tutorflow.billing.account.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Granted credits, and the workspace's balance. */
record CreditGrantBody(
        UUID transactionId,
        UUID organizationId,
        BigDecimal credits,
        @JsonUnwrapped BalanceBody balance,

        @Schema(description = "Whether the key had already been used, in which case nothing was granted now")
        boolean idempotentReplay) {}
