package io.tutorflow.billing.invoice;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the next invoice would say if the month ended now. */
@Schema(name = "InvoicePreview")
record InvoicePreviewBody(
        @Schema(description = "The workspace that would be billed")
        UUID organizationId,

        @Schema(description = "The earliest month that is not closed, until now")
        PeriodBody period,

        @Schema(description = "They add up to dueUsd") List<InvoiceLineBody> lines,

        @Schema(description = "What usage comes to at the agreed prices, waived usage included")
        BigDecimal usageUsd,

        @Schema(description = "Paid by promotional credits") BigDecimal promotionalCreditsUsd,

        @Schema(description = "Paid by credits that were bought before")
        BigDecimal purchasedCreditsUsd,

        @Schema(description = "Charged by Stripe's meters; none: it would be of no metered usage") @Nullable
        BigDecimal meteredUsd,

        @Schema(description = "What would be due before tax, in whole cents")
        BigDecimal netUsd,

        @Schema(description = "A percentage of netUsd") BigDecimal taxPercent,
        BigDecimal taxUsd,

        @Schema(description = "netUsd and taxUsd, in whole cents")
        BigDecimal dueUsd) {

    static InvoicePreviewBody of(Preview preview) {
        var totals = preview.content().totals();
        return new InvoicePreviewBody(
                preview.account(),
                new PeriodBody(preview.period().from(), preview.period().to()),
                preview.content().lines().stream().map(InvoiceLineBody::of).toList(),
                Lines.billable(preview.content().lines()).usd(),
                totals.parts().promotional().usd(),
                totals.parts().purchased().usd(),
                totals.metered() == null ? null : totals.metered().usd(),
                totals.net().usd(),
                preview.tax().value(),
                totals.tax().usd(),
                totals.due().usd());
    }
}
