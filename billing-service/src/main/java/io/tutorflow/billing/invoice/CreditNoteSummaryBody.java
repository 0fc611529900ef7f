package io.tutorflow.billing.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A credit note in a list, without its lines. */
@Schema(name = "CreditNoteSummary")
record CreditNoteSummaryBody(
        UUID id,

        @Schema(description = "The workspace that was billed")
        UUID organizationId,

        @Schema(examples = "TFC-000042") String number,
        UUID invoiceId,
        @Schema(examples = "TF-000042") String invoiceNumber,

        @Schema(enumeration = {"due_lowered", "money_back"}) String settlement,

        @Schema(enumeration = {"duplicate", "fraudulent", "order_change", "product_unsatisfactory"})
        String reason,

        @Schema(description = "In whole cents, tax included")
        BigDecimal totalUsd,

        Instant createdAt) {}
