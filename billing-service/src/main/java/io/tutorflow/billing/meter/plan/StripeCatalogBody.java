package io.tutorflow.billing.meter.plan;

import io.tutorflow.billing.meter.plan.Difference.Kind;
import io.tutorflow.billing.meter.plan.Difference.Missing;
import io.tutorflow.billing.meter.plan.Difference.Wrong;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The catalogue as Stripe has it. */
@Schema(name = "StripeCatalog")
record StripeCatalogBody(
        @Schema(
                description =
                        "The newest version of the catalogue that this speaks of. One that was published a moment ago"
                                + " may not have arrived yet: ask again then.",
                examples = "2")
        int catalogVersion,

        @Schema(
                description =
                        "Whether metered usage of each price of that version can be charged: nothing is missing or wrong.")
        boolean complete,

        @Schema(description = "What was made by this request.")
        List<MissingBody> made,

        @Schema(description = "What Stripe has not, in the order in which it is made.")
        List<MissingBody> missing,

        @Schema(description = "What Stripe has otherwise than the catalogue; it is not changed.")
        List<WrongBody> wrong) {

    static StripeCatalogBody of(int version, Difference difference) {
        return of(version, List.of(), difference);
    }

    static StripeCatalogBody of(int version, List<Missing> made, Difference left) {
        return new StripeCatalogBody(
                version,
                left.isNone(),
                made.stream().map(MissingBody::of).toList(),
                left.missing().stream().map(MissingBody::of).toList(),
                left.wrong().stream().map(WrongBody::of).toList());
    }

    private static String text(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Something that Stripe has to have. */
    @Schema(name = "MissingAtStripe")
    record MissingBody(
            @Schema(description = "meter, product or price", examples = "price")
            String kind,

            @Schema(
                    description = "A meter's event name, a product's id or a price's lookup key",
                    examples = "platform_course_lesson_v2_lookup")
            String name,

            @Schema(description = "Of a price: US cents for one unit", examples = "5") @Nullable
            BigDecimal cents) {

        private static MissingBody of(Missing missing) {
            return new MissingBody(
                    text(missing.kind()),
                    missing.name(),
                    missing.kind() == Kind.PRICE ? missing.price().cents() : null);
        }
    }

    /** Something that is otherwise at Stripe. */
    @Schema(name = "WrongAtStripe")
    record WrongBody(
            @Schema(description = "meter or price", examples = "meter")
            String kind,

            @Schema(
                    description = "A meter's event name or a price's lookup key",
                    examples = "platform_course_lesson_v2")
            String name,

            @Schema(description = "What is wrong", examples = "is archived at Stripe: mtr_1")
            String reason) {

        private static WrongBody of(Wrong wrong) {
            return new WrongBody(text(wrong.kind()), wrong.name(), wrong.why());
        }
    }
}
