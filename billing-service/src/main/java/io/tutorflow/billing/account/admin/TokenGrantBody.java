package io.tutorflow.billing.account.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tutorflow.billing.account.organization.TokensBody;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Granted tokens, and the organization's balance. */
record TokenGrantBody(
        UUID transactionId,
        UUID id,

        @Schema(description = "The amount granted by this transaction")
        BigDecimal given,

        @JsonUnwrapped TokensBody balance,

        @Schema(description = "Whether the key had already been used, in which case nothing was granted now")
        boolean idempotentReplay) {}
