package io.tutorflow.internal.whatif;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some workspaces' month as it was, and as it would have been. */
@Schema(
        name = "WhatIf",
        description =
                "A month as it was and as it would have been, in USD. Totals and categories are of the workspaces of"
                        + " this page; those of all pages add up.")
public record WhatIfPage(
        @Schema(description = "UTC", pattern = "\\d{4}-\\d{2}")
        String month,

        Instant from,

        @Schema(description = "The end of the month; of the running one, now")
        Instant to,

        Totals totals,
        List<Category> categories,

        @Schema(
                description =
                        "In the order of their ids; those that used nothing and owe nothing are left out, so a page may be shorter than its limit")
        List<Rated> items,

        @Schema(description = "Cursor of the next page; null on the last page") @Nullable
        UUID nextCursor) {

    /** All workspaces of the page. */
    @Schema(name = "WhatIfTotals")
    public record Totals(
            Figures before,
            Figures after,

            @Schema(description = "totalUsd after, less totalUsd before")
            BigDecimal differenceUsd,

            long workspaces,
            long payingMore,
            long payingLess,
            long runningOut) {}

    /** What a month comes to. */
    @Schema(
            name = "WhatIfFigures",
            description = "listUsd − discountUsd − waivedUsd = promotionalUsd + purchasedUsd + lineUsd, and totalUsd ="
                    + " purchasedUsd + lineUsd + trueUpUsd")
    public record Figures(
            @Schema(description = "Usage at list prices") BigDecimal listUsd,

            @Schema(description = "What terms take off") BigDecimal discountUsd,

            @Schema(description = "Delivered and not charged")
            BigDecimal waivedUsd,

            @Schema(description = "Paid with promotional credits, included usage among them")
            BigDecimal promotionalUsd,

            @Schema(description = "Paid with purchased credits")
            BigDecimal purchasedUsd,

            @Schema(description = "Used on the credit line") BigDecimal lineUsd,

            @Schema(description = "What is missing up to the minimum commitment")
            BigDecimal trueUpUsd,

            @Schema(description = "What the workspace pays for the month, before tax")
            BigDecimal totalUsd,

            @Schema(description = "What makes the net amount whole cents")
            BigDecimal roundingUsd,

            @Schema(description = "Tax on line, true-up and rounding")
            BigDecimal taxUsd,

            @Schema(description = "What one invoice of the whole month would ask for")
            BigDecimal dueUsd) {}

    /** Usage by what it was. */
    @Schema(name = "WhatIfCategory")
    public record Category(
            String catalogKey,
            long records,
            BigDecimal units,

            @Schema(description = "What was charged, whatever paid for it")
            BigDecimal beforeUsd,

            BigDecimal afterUsd,
            BigDecimal differenceUsd) {}

    /** One workspace. */
    @Schema(name = "WhatIfWorkspace")
    public record Rated(
            UUID workspaceId,
            String name,

            @Schema(description = "The plan that it has now")
            String planCode,

            Figures before,
            Figures after,

            @Schema(description = "totalUsd after, less totalUsd before")
            BigDecimal differenceUsd,

            List<Category> categories,

            @Schema(
                    description = "If it costs more than there was: by the ledger's own balances, and without holds or"
                            + " automatic reloads")
            @Nullable
            RunsOut runsOut) {}

    /** Where credits and the credit line would not have sufficed. */
    @Schema(name = "WhatIfRunsOut")
    public record RunsOut(
            @Schema(description = "The first day at whose end less than nothing would have been left, UTC")
            LocalDate on,

            @Schema(description = "What would have been missing at the worst end of a day")
            BigDecimal missingUsd) {}
}
