package io.tutorflow.billing.invoice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a document is voided, marked uncollectible, or paid by hand. */
@Schema(name = "InvoiceReason")
record ReasonRequest(
        @NotBlank @Size(max = 500) @Schema(description = "Why, or by which payment; it stands on the document for ever")
        String reason) {}
