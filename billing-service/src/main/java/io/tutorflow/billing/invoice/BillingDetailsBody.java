package io.tutorflow.billing.invoice;

import io.tutorflow.http.EmailAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is billed; documents keep the details they were opened with. */
@Schema(name = "BillingDetails")
record BillingDetailsBody(
        @NotNull
        @Size(min = 1, max = MAX_NAME)
        @Schema(description = "The legal name of the buyer", examples = "Example School District Inc.")
        String legalName,

        @NotNull
        @Size(min = 1, max = MAX_ADDRESS)
        @Schema(
                description = "The postal address, a line break between its lines",
                examples = "1 Main Street\\nSpringfield, IL 62701\\nUSA")
        String address,

        @NotNull
        @Size(max = EmailAddress.LIMIT)
        @Pattern(regexp = EmailAddress.PATTERN, message = EmailAddress.RULE)
        @Schema(description = "Where invoices are sent", examples = "accounting@school.example")
        String email,

        @Size(min = 1, max = MAX_TAX_ID)
        @Schema(description = "Such as a VAT number", examples = "DE123456789")
        @Nullable
        String taxId,

        @Size(min = 1, max = MAX_PURCHASE_ORDER)
        @Schema(description = "A purchase order number to print on each invoice", examples = "PO-4711")
        @Nullable
        String purchaseOrder) {

    static final int MAX_NAME = 200;
    static final int MAX_ADDRESS = 500;
    static final int MAX_TAX_ID = 50;
    static final int MAX_PURCHASE_ORDER = 100;
}
