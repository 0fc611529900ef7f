package io.tutorflow.billing.payment.purchase;

import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.EmailAddress;
import io.tutorflow.http.IdempotencyKey;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization's request to buy tokens. */
record PurchaseRequest(
        @NotNull
        @DecimalMin(PurchaseRequest.MINIMUM_USD)
        @DecimalMax(PurchaseRequest.MAXIMUM_USD)
        @Digits(integer = 6, fraction = 2, message = "must be in whole cents")
        @Schema(
                description =
                        "USD, in whole cents. One cent buys one token, plus a bonus of 5 % from USD 50, 7.5 % from"
                                + " USD 100 and 10 % from USD 200",
                examples = "100")
        BigDecimal amountUsd,

        @Size(max = EmailAddress.LIMIT)
        @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE)
        @Schema(description = "The address that gets the receipt")
        @Nullable
        String receiptEmail,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    static final String MINIMUM_USD = "5";

    /** The most that Stripe charges at once. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
    static final String MAXIMUM_USD = "999999.99";

    /** The request with defaults filled in. */
    PurchaseRequest asTaken() {
        return new PurchaseRequest(amountUsd, receiptEmail, null);
    }
}
