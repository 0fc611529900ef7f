package io.tutorflow.billing.account.admin;

import io.tutorflow.billing.account.organization.Organization;
import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A grant of tokens by an operator. */
record TokensRequest(
        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(Organization.MAX_GIFT_TOKENS)
        @Digits(integer = 9, fraction = 4)
        @Schema(description = "One token is USD 0.01; at most 4 decimals")
        BigDecimal tokens,

        @NotBlank @Size(max = 500) @Schema(description = "The reason, kept in the ledger permanently")
        String reason,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {}
