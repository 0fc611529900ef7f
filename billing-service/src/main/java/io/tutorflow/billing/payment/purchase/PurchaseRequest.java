package io.tutorflow.billing.payment.purchase;

import io.tutorflow.billing.account.workspace.Contact;
import io.tutorflow.billing.once.KeyedBody;
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

/** What an organization wants to buy. */
record PurchaseRequest(
        @NotNull
        @DecimalMin(PurchaseRequest.MINIMUM_USD)
        @DecimalMax(PurchaseRequest.MAXIMUM_USD)
        @Digits(integer = 6, fraction = 2, message = "must be in whole cents")
        @Schema(
                description = "USD, in whole cents: as many tokens as cents, and from USD 50 on 5 %, from USD 100 on"
                        + " 7.5 %, from USD 200 on 10 % more",
                examples = "100")
        BigDecimal amountUsd,

        @Schema(description = "Whether the card is kept for later payments; not if not given") @Nullable
        Boolean saveCard,

        @Size(max = Contact.MAX_EMAIL)
        @Pattern(regexp = Contact.EMAIL_PATTERN, message = Contact.EMAIL_RULE)
        @Schema(description = "Where the receipt goes")
        @Nullable
        String receiptEmail,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    static final String MINIMUM_USD = "5";

    /** A typing error of an admin shall not be larger; Stripe itself takes up to USD 999,999.99. */
    static final String MAXIMUM_USD = "100000";

    /** Itself, with what was left out filled in. */
    PurchaseRequest asTaken() {
        return new PurchaseRequest(amountUsd, Boolean.TRUE.equals(saveCard), receiptEmail, null);
    }
}
