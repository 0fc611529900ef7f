package io.tutorflow.pricing.terms;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The terms that an operator agrees with a workspace. */
@Schema(name = "NewTerms", description = "Complete terms. Omitted fields are taken from the named terms of planCode.")
record TermsRequest(
        @Schema(
                description =
                        "At least 60 s ahead. Included usage and minimum commitment change only on the 1st of a month,"
                                + " 00:00 UTC, and so do prices and discounts of metered workspaces, which can only be taken"
                                + " off. By default as soon as possible")
        @Nullable
        Instant effectiveFrom,

        @Pattern(
                regexp = Terms.PLAN_PATTERN,
                message =
                        "must be 1 to 40 lower-case letters, digits, underscores and hyphens, and start with a letter or"
                                + " digit")
        @Schema(description = "The named terms to start from; by default the workspace's own", examples = "enterprise")
        @Nullable
        String planCode,

        @DecimalMin("0")
        @DecimalMax(Terms.MOST_DISCOUNT)
        @Digits(integer = 3, fraction = 4)
        @Schema(description = "Discount on all prices without their own discount or price here", examples = "12")
        @Nullable
        BigDecimal discountPercent,

        @Size(max = TermsRequest.KEYS_LIMIT)
        @Schema(description = "Discounts on single prices; 0 exempts one from discountPercent")
        @Nullable
        List<@NotNull @Valid DiscountRequest> discounts,

        @Size(max = TermsRequest.KEYS_LIMIT)
        @Schema(description = "The workspace's own prices. A lower catalogue price applies instead")
        @Nullable
        List<@NotNull @Valid OwnPriceRequest> prices,

        @DecimalMin("0")
        @DecimalMax(Terms.MOST_A_MONTH)
        @Digits(integer = 8, fraction = 6)
        @Schema(description = "Usage included in each month, in USD")
        @Nullable
        BigDecimal includedUsd,

        @DecimalMin("0")
        @DecimalMax(Terms.MOST_A_MONTH)
        @Digits(integer = 8, fraction = 6)
        @Schema(description = "The minimum commitment of a month, in USD")
        @Nullable
        BigDecimal commitUsd,

        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 4)
        @Schema(description = "Tax on invoices", examples = "8.875")
        @Nullable
        BigDecimal taxRatePercent,

        @DecimalMin("0")
        @DecimalMax(Terms.MOST_CREDIT_LINE)
        @Digits(integer = 7, fraction = 6)
        @Schema(
                description =
                        "The credit line in USD; by default that of the named terms, and unchanged if they have none")
        @Nullable
        BigDecimal creditLineUsd,

        @Min(1)
        @Max(Terms.MOST_REQUESTS)
        @Schema(
                description =
                        "Requests per minute; by default those of the named terms, and unchanged if they have none")
        @Nullable
        Integer rateLimitPerMinute) {

    /** Far more than there are prices. */
    static final int KEYS_LIMIT = 100;

    /** As precise as it is stored, so that what is answered is what is kept. */
    @Nullable
    Instant date() {
        return effectiveFrom == null ? null : effectiveFrom.truncatedTo(ChronoUnit.MICROS);
    }

    /** @param named what counts where nothing else is said */
    Terms over(Terms named) {
        return new Terms(
                named.planCode(),
                over(named.reductions()),
                includedUsd == null ? named.included() : Money.ofUsd(includedUsd),
                commitUsd == null ? named.commit() : Money.ofUsd(commitUsd),
                taxRatePercent == null ? named.taxRate() : Percent.of(taxRatePercent),
                creditLineUsd == null ? named.creditLine() : Money.ofUsd(creditLineUsd),
                rateLimitPerMinute == null ? named.rateLimitPerMinute() : rateLimitPerMinute);
    }

    private Reductions over(Reductions named) {
        return named.with(
                discountPercent == null ? null : Percent.of(discountPercent),
                discounts == null ? null : DiscountRequest.byKey(discounts),
                prices == null ? null : OwnPriceRequest.byKey(prices));
    }
}
