package io.tutorflow.billing.payment.checkout;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person's request to pay. */
record CheckoutRequest(
        @NotNull
        @Size(min = CheckoutToken.LENGTH, max = CheckoutToken.LENGTH)
        @Schema(description = "The token from the link")
        String token,

        @NotNull
        @DecimalMin(CheckoutLimits.MINIMUM_USD)
        @DecimalMax(CheckoutLimits.MAXIMUM_USD)
        @Digits(integer = 4, fraction = 2, message = "must be in whole cents")
        @Schema(description = "USD, in whole cents; one cent buys one credit", examples = "25")
        BigDecimal amountUsd,

        @Schema(description = "Whether to save the card for later payments; default false") @Nullable
        Boolean saveCard,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    /** The request with defaults filled in, without the credential. */
    CheckoutRequest asTaken() {
        return new CheckoutRequest("", amountUsd, Boolean.TRUE.equals(saveCard), null);
    }
}
