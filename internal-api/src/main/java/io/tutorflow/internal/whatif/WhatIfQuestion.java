package io.tutorflow.internal.whatif;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A month of workspaces that is to be rated again, and by what.
 *
 * @param prices list prices; what is not named stays as it was
 * @param terms for the workspaces that each is for; what they do not say stays as it was
 * @param workspaceId the only one that is asked about; null: all
 * @param after the last workspace of the page before; null: the first page
 */
public record WhatIfQuestion(
        @NotNull YearMonth month,
        @NotNull @Size(max = WhatIfQuestion.PRICES) List<@NotNull @Valid ListPrice> prices,
        @NotNull @Size(max = WhatIfQuestion.TERMS) List<@NotNull @Valid DraftTerms> terms,
        @Nullable UUID workspaceId,
        @Min(1) @Max(WhatIfQuestion.WORKSPACES) int limit,
        @Nullable UUID after) {

    /** Workspaces of one page: all that they used in the month is added up for it. */
    public static final int WORKSPACES = 200;

    /** Far more than there are prices. */
    public static final int PRICES = 100;

    /** Terms for so many plans and workspaces; each is compared with each workspace. */
    public static final int TERMS = 20;

    /** What everybody is to pay for a unit, but for what terms take off. */
    public record ListPrice(
            @NotNull String catalogKey, @NotNull BigDecimal unitPriceUsd) {}

    /**
     * What terms would say; null is what they say anyway.
     *
     * @param workspaceId whose they would be; the first of these that is given decides, and none is everybody
     * @param planCode or of which plan
     */
    public record DraftTerms(
            @Nullable UUID workspaceId,
            @Nullable String planCode,
            @Nullable BigDecimal discountPercent,
            @Nullable List<@NotNull @Valid KeyDiscount> discounts,
            @Nullable List<@NotNull @Valid ListPrice> prices,
            @Nullable BigDecimal includedUsd,
            @Nullable BigDecimal commitUsd) {}

    /** A discount on one price. */
    public record KeyDiscount(
            @NotNull String catalogKey, @NotNull BigDecimal percent) {}
}
