package io.tutorflow.pricing.terms;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The terms that an operator agrees with a workspace. */
@Schema(name = "NewTerms", description = "Complete terms. Omitted fields are taken from the named terms of planCode.")
record TermsRequest(
        @Schema(
                description =
                        "At least 60 s ahead. Included usage and minimum commitment change only on the 1st of a month,"
                                + " 00:00 UTC, and so do prices and discounts of metered workspaces. By default as soon as"
                                + " possible")
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
        @DecimalMax(Reductions.MOST_DISCOUNT)
        @Digits(integer = 3, fraction = 4)
        @Schema(description = "Discount on all prices without their own discount or price here", examples = "12")
        @Nullable
        BigDecimal discountPercent,

        @Size(max = TermsRequest.KEYS_LIMIT)
        @Schema(description = "Discounts on single prices; 0 exempts one from discountPercent")
        @Nullable
        List<@NotNull @Valid NewDiscount> discounts,

        @Size(max = TermsRequest.KEYS_LIMIT)
        @Schema(description = "The workspace's own prices. A lower catalogue price applies instead")
        @Nullable
        List<@NotNull @Valid NewOwnPrice> prices,

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
        @Schema(description = "The credit line in USD; by default unchanged")
        @Nullable
        BigDecimal creditLineUsd,

        @Min(1) @Max(Terms.MOST_REQUESTS) @Schema(description = "Requests per minute; by default unchanged") @Nullable
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

    /** What is asked for a key takes the place of whatever the named terms have for it. */
    private Reductions over(Reductions named) {
        var ownDiscounts = discounts == null
                ? new TreeMap<>(named.discounts())
                : byKey(discounts, NewDiscount::catalogKey, discount -> Percent.of(discount.percent()));
        var ownPrices = prices == null
                ? new TreeMap<>(named.prices())
                : byKey(prices, NewOwnPrice::catalogKey, price -> Money.ofUsd(price.unitPriceUsd()));
        if (discounts == null) {
            ownDiscounts.keySet().removeAll(ownPrices.keySet());
        } else {
            ownPrices.keySet().removeAll(ownDiscounts.keySet());
        }
        return new Reductions(
                discountPercent == null ? named.discount() : Percent.of(discountPercent), ownDiscounts, ownPrices);
    }

    /** Keys are unique by then. */
    private static <E, T> NavigableMap<String, T> byKey(
            List<E> entries, Function<E, String> key, Function<E, T> value) {
        var found = new TreeMap<String, T>();
        entries.forEach(entry -> found.put(key.apply(entry), value.apply(entry)));
        return found;
    }

    /** A discount on one price of the catalogue. */
    @Schema(name = "NewDiscount")
    record NewDiscount(
            @Schema(examples = "course.default") @NotBlank String catalogKey,

            @NotNull
            @DecimalMin("0")
            @DecimalMax(Reductions.MOST_DISCOUNT)
            @Digits(integer = 3, fraction = 4)
            @Schema(examples = "7.5")
            BigDecimal percent) {}

    /** What one unit is to cost this workspace. */
    @Schema(name = "NewOwnPrice")
    record NewOwnPrice(
            @Schema(examples = "slide.default") @NotBlank String catalogKey,

            @NotNull
            @DecimalMin(value = "0", inclusive = false)
            @Digits(integer = 4, fraction = 6, message = "must be below 10000 and have at most 6 decimals")
            @Schema(description = "USD per unit", examples = "0.025")
            BigDecimal unitPriceUsd) {}
}
