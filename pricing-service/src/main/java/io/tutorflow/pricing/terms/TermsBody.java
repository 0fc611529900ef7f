package io.tutorflow.pricing.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a workspace's terms as operators see it. */
@Schema(name = "Terms", description = "One version of what is agreed with a workspace; it never changes.")
@JsonInclude(JsonInclude.Include.ALWAYS)
record TermsBody(
        int version,

        @Schema(
                enumeration = {"to_come", "in_force", "superseded", "replaced"},
                description = "replaced: a later version has the same date, so this one never applies.")
        String status,

        Instant effectiveFrom,

        @Schema(description = "The named terms that it started from")
        String planCode,

        @Schema(description = "Discount on all prices without their own discount or price here")
        BigDecimal discountPercent,

        List<DiscountBody> discounts,
        List<OwnPriceBody> prices,

        @Schema(description = "Usage included in each month")
        BigDecimal includedUsd,

        @Schema(description = "The minimum commitment of a month")
        BigDecimal commitUsd,

        BigDecimal taxRatePercent,

        @Schema(description = "Null: unchanged by these terms") @Nullable
        BigDecimal creditLineUsd,

        @Schema(description = "Null: unchanged by these terms") @Nullable
        Integer rateLimitPerMinute,

        Instant createdAt,

        @Schema(description = "The subject of the operator who agreed to it")
        String createdBy) {

    static TermsBody of(TermsVersion version, String status) {
        var terms = version.terms();
        var reductions = terms.reductions();
        return new TermsBody(
                version.number(),
                status,
                version.effectiveFrom(),
                terms.planCode(),
                reductions.discount().value(),
                reductions.discounts().entrySet().stream()
                        .map(entry -> new DiscountBody(
                                entry.getKey(), entry.getValue().value()))
                        .toList(),
                reductions.prices().entrySet().stream()
                        .map(entry -> new OwnPriceBody(
                                entry.getKey(), entry.getValue().usd()))
                        .toList(),
                terms.included().usd(),
                terms.commit().usd(),
                terms.taxRate().value(),
                terms.creditLine() == null ? null : terms.creditLine().usd(),
                terms.rateLimitPerMinute(),
                version.createdAt(),
                version.createdBy());
    }

    /** A discount on one price of the catalogue. */
    @Schema(name = "Discount")
    record DiscountBody(String catalogKey, BigDecimal percent) {}

    /** What one unit costs the workspace, where the catalogue asks for more. */
    @Schema(name = "OwnPrice")
    record OwnPriceBody(String catalogKey, BigDecimal unitPriceUsd) {}
}
