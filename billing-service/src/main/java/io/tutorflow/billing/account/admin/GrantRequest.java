package io.tutorflow.billing.account.admin;

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

/** A grant of credits by an operator. */
record GrantRequest(
        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(GrantRequest.MAX_CREDITS)
        @Digits(integer = 9, fraction = 4)
        @Schema(description = "One credit is USD 0.01; at most 4 decimals")
        BigDecimal credits,

        @NotBlank @Size(max = 500) @Schema(description = "The reason, kept in the ledger permanently")
        String reason,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    /** USD 1,000,000, to limit an operator's typing mistake. */
    static final String MAX_CREDITS = "100000000";
}
