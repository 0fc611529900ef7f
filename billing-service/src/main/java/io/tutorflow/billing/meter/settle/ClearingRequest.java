package io.tutorflow.billing.meter.settle;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator has found out of usage that no invoice of Stripe's will settle. */
@Schema(name = "MeteredClearingRequest")
record ClearingRequest(
        @NotNull
        @Pattern(regexp = "20[0-9]{2}-(0[1-9]|1[0-2])", message = "must be a month, as in 2026-10")
        @Schema(description = "All that is left of this UTC month and of earlier ones", examples = "2026-10")
        String month,

        @NotNull
        @DecimalMin("0")
        @DecimalMax(ClearingRequest.MOST_USD)
        @Digits(integer = 7, fraction = 2)
        @Schema(
                description = "What Stripe has collected for it, before tax; 0: all of it is written off",
                examples = "12.5")
        BigDecimal paidUsd,

        @DecimalMin("0")
        @DecimalMax(ClearingRequest.MOST_USD)
        @Digits(integer = 7, fraction = 2)
        @Schema(description = "The tax that Stripe has collected on it; default: none")
        @Nullable
        BigDecimal taxUsd,

        @NotBlank @Size(max = 500) @Schema(description = "The reason, kept in the ledger permanently")
        String reason,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    /** As an operator's grant: against typing mistakes. */
    static final String MOST_USD = "1000000";
}
