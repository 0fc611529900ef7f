package io.tutorflow.billing.account.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tutorflow.billing.account.organization.TokensBody;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tokens given, and what the organization has now. */
record GivenBody(
        UUID transactionId,
        UUID id,
        @Schema(description = "Given by this transaction") BigDecimal given,
        @JsonUnwrapped TokensBody balance,

        @Schema(description = "Whether this key had been used before; nothing was given now")
        boolean idempotentReplay) {}
