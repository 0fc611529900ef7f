package io.tutorflow.billing.invoice;

import io.tutorflow.http.EmailAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is billed, and how long there is to pay: the owner says the one, operators agree on the other. */
@Schema(name = "AgreedBillingDetails")
record AgreedDetailsBody(
        @NotNull @Size(min = 1, max = BillingDetailsBody.MAX_NAME)
        String legalName,

        @NotNull
        @Size(min = 1, max = BillingDetailsBody.MAX_ADDRESS)
        @Schema(description = "The postal address, a line break between its lines")
        String address,

        @NotNull
        @Size(max = EmailAddress.LIMIT)
        @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE)
        @Schema(description = "Where invoices are sent")
        String email,

        @Size(min = 1, max = BillingDetailsBody.MAX_TAX_ID) @Nullable
        String taxId,

        @Size(min = 1, max = BillingDetailsBody.MAX_PURCHASE_ORDER) @Nullable
        String purchaseOrder,

        @Min(1)
        @Max(MAX_DAYS)
        @Schema(
                description = "The payment terms: how many days there are to pay an invoice. Operators agree on them;"
                        + " left out, what is configured holds",
                examples = "30")
        @Nullable
        Integer paymentDays) {

    static final int MAX_DAYS = 180;

    static AgreedDetailsBody of(BillingDetailsRow row, int usualDays) {
        return new AgreedDetailsBody(
                row.legalName,
                row.address,
                row.email,
                row.taxId,
                row.purchaseOrder,
                row.paymentDays == null ? usualDays : row.paymentDays);
    }

    BillingDetailsBody details() {
        return new BillingDetailsBody(legalName, address, email, taxId, purchaseOrder);
    }
}
