package io.tutorflow.pricing.activity;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.SaysSomething;
import io.tutorflow.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Prices that an organization sets; it changes what it names. */
@Schema(
        name = "NewActivityPrices",
        description = "Prices to set. Whatever is omitted stays as it is; something must be named.")
record ActivityPricesRequest(
        @Size(max = ActivityPricesRequest.PRICES_LIMIT) @Nullable
        List<@NotNull @Valid NewPrice> prices,

        @Valid @Schema(description = "How usage-based activities are billed") @Nullable
        NewRates rates,

        @DecimalMin(value = "100", message = "must be at least 100: usage-based activities need 100 tokens to start")
        @DecimalMax("10000")
        @Digits(integer = 5, fraction = 4)
        @Schema(description = "The most that a usage-based activity costs, in tokens", examples = "500")
        @Nullable
        BigDecimal capTokens,

        @Schema(
                description =
                        "When the prices take effect: at least 60 s ahead, at most 730 days; by default 60 s ahead")
        @Nullable
        Instant effectiveFrom) {

    static final int PRICES_LIMIT = 100;

    /** In characters, as usage-service takes it. */
    static final int LONGEST_COURSE_ID = 200;

    /** As precise as it is stored. */
    @Nullable
    Instant date() {
        return effectiveFrom == null ? null : effectiveFrom.truncatedTo(ChronoUnit.MICROS);
    }

    List<PriceKey> keys() {
        return prices == null ? List.of() : prices.stream().map(NewPrice::key).toList();
    }

    PriceChanges changes() {
        var changed = new TreeMap<PriceKey, Optional<Money>>();
        for (int at = 0; prices != null && at < prices.size(); at++) {
            if (changed.put(prices.get(at).key(), prices.get(at).price(at)) != null) {
                throw ApiProblem.invalid("prices[%d] is repeated: %s"
                        .formatted(at, prices.get(at).key()));
            }
        }
        var changedRates = new Rates(
                rates == null ? null : tokens(rates.inputPer1000()),
                rates == null ? null : tokens(rates.outputPer1000()),
                tokens(capTokens));
        if (changed.isEmpty() && changedRates.equals(Rates.UNCHANGED)) {
            throw ApiProblem.invalid("prices, rates or capTokens is required");
        }
        return new PriceChanges(changed, changedRates);
    }

    private static @Nullable Money tokens(@Nullable BigDecimal tokens) {
        return tokens == null ? null : Money.ofCredits(tokens);
    }

    /** What one activity, or one minute of it, is to cost. */
    @Schema(name = "NewActivityPrice")
    record NewPrice(
            @NotBlank(message = "is required") @Schema(examples = "writing_assessment")
            String activity,

            @Schema(description = "Required where the activity has variants", examples = "handwriting") @Nullable
            String variant,

            @Size(
                    min = 1,
                    max = ActivityPricesRequest.LONGEST_COURSE_ID,
                    message = "must have {min} to {max} characters")
            @SaysSomething
            @Schema(description = "A price for this course only", pattern = "\\S")
            @Nullable
            String courseId,

            @DecimalMin("0.01")
            @DecimalMax("10000")
            @Digits(integer = 5, fraction = 4)
            @Schema(description = "Per activity, or per minute. Required, unless standard is true", examples = "15")
            @Nullable
            BigDecimal tokens,

            @Schema(
                    description = "True instead of tokens: the standard price again, or of a course the"
                            + " organization's again")
            @Nullable
            Boolean standard) {

        PriceKey key() {
            return new PriceKey(activity, variant, courseId);
        }

        private Optional<Money> price(int at) {
            var again = Boolean.TRUE.equals(standard);
            if (again == (tokens != null)) {
                throw ApiProblem.invalid("prices[%d] must have either tokens or standard: true".formatted(at));
            }
            return Optional.ofNullable(ActivityPricesRequest.tokens(tokens));
        }
    }

    /** Tokens per 1,000 tokens of a language model. */
    @Schema(name = "NewActivityRates")
    record NewRates(
            @DecimalMin("0")
            @DecimalMax("1000")
            @Digits(integer = 4, fraction = 4)
            @Schema(description = "Per 1,000 tokens that the language model reads", examples = "1")
            @Nullable
            BigDecimal inputPer1000,

            @DecimalMin("0")
            @DecimalMax("1000")
            @Digits(integer = 4, fraction = 4)
            @Schema(description = "Per 1,000 tokens that it writes", examples = "4")
            @Nullable
            BigDecimal outputPer1000) {}
}
