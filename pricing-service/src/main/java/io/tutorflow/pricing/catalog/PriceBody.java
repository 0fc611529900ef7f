package io.tutorflow.pricing.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A price as callers see it, field by field as the product's documentation has it. */
@Schema(name = "Price", description = "The price of one unit of a category.")
public record PriceBody(
        @Schema(examples = "course") String category,

        @Schema(description = "Always default.", examples = "default")
        String tier,

        @Schema(examples = "course.default") String catalogKey,

        @Schema(description = "USD per unit, with at most 6 decimals.", examples = "0.05")
        BigDecimal amountUsd,

        @Schema(description = "Same as amountUsd, under the name used in priceSnapshot.", examples = "0.05")
        BigDecimal unitPrice,

        @Schema(description = "The unit.", examples = "lesson")
        String unit,

        @Schema(examples = "USD") String currency,
        @Schema(examples = "platform_pricing_catalog_v2") String source,

        @Schema(examples = "platform_course_lesson_v2_lookup")
        String stripeLookupKey,

        @Schema(examples = "platform_course_lesson_v2") String stripeMeterEventName,

        @Schema(description = "Whether it is currently sold.")
        boolean isActive) {

    static List<PriceBody> listOf(Prices prices) {
        return prices.all().stream().map(PriceBody::of).toList();
    }

    private static PriceBody of(Price price) {
        var listing = price.listing();
        return new PriceBody(
                listing.category(),
                listing.tier(),
                price.key().value(),
                price.amount().usd(),
                price.amount().usd(),
                listing.unit(),
                Price.CURRENCY,
                listing.stripe().source(),
                listing.stripe().lookupKey(),
                listing.stripe().meterEventName(),
                listing.active());
    }
}
