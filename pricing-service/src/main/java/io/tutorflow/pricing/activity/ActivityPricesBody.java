package io.tutorflow.pricing.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What costs tokens in the caller's organization. */
@Schema(name = "ActivityPrices", description = "What costs tokens at the moment, and what is scheduled.")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ActivityPricesBody(
        @Schema(description = "Activities with a price; what is priced for single courses follows its activity")
        List<PriceBody> prices,

        @Schema(description = "Activities billed by what language models read and wrote, up to capTokens")
        List<String> usageBased,

        @Schema(description = "What usage-based activities cost; at least 1 token")
        RatesBody rates,

        @Schema(description = "How many tokens must be available to start a usage-based activity")
        BigDecimal minimumTokens,

        @Schema(description = "The most that a usage-based activity costs")
        BigDecimal capTokens,

        @Schema(description = "What was set and is not in effect yet, by date")
        List<ScheduledBody> scheduled) {

    private static final BigDecimal MINIMUM_TOKENS = BigDecimal.valueOf(100);

    static ActivityPricesBody of(PriceList list, Instant now) {
        var rates = list.rates(now);
        return new ActivityPricesBody(
                prices(list, now),
                list.listed().stream()
                        .filter(ListedActivity::isUsageBased)
                        .map(ListedActivity::activity)
                        .toList(),
                new RatesBody(tokens(rates.input()), tokens(rates.output())),
                MINIMUM_TOKENS,
                Objects.requireNonNull(tokens(rates.cap())),
                list.own().scheduledAt(now).stream().map(ScheduledBody::of).toList());
    }

    private static List<PriceBody> prices(PriceList list, Instant now) {
        var all = list.prices(now);
        var own = list.own().at(now).prices();
        return list.listed().stream()
                .flatMap(activity -> all.entrySet().stream()
                        .filter(price -> price.getKey().everywhere().equals(activity.key()))
                        .map(price -> PriceBody.of(
                                price.getKey(), price.getValue(), activity.unit(), own.containsKey(price.getKey()))))
                .toList();
    }

    private static @Nullable BigDecimal tokens(@Nullable Money amount) {
        return amount == null ? null : amount.credits();
    }

    /** What one activity, or one minute of it, costs. */
    @Schema(name = "ActivityPrice")
    record PriceBody(
            String activity,

            @Schema(description = "Null if the activity has no variants") @Nullable
            String variant,

            @Schema(description = "Null: in every course without a price of its own") @Nullable
            String courseId,

            @Schema(enumeration = {"activity", "minute"}) String unit,
            @Schema(description = "Per unit") BigDecimal tokens,

            @Schema(description = "Whether the organization has set it; otherwise it is the standard price")
            boolean own) {

        static PriceBody of(PriceKey key, Money price, ListedActivity.Unit unit, boolean own) {
            return new PriceBody(
                    key.activity(),
                    key.variant(),
                    key.courseId(),
                    unit.name().toLowerCase(Locale.ROOT),
                    price.credits(),
                    own);
        }
    }

    /** Tokens per 1,000 tokens of a language model. */
    @Schema(name = "ActivityRates")
    record RatesBody(
            @Schema(description = "Per 1,000 tokens that the language model reads; null: unchanged") @Nullable
            BigDecimal inputPer1000,

            @Schema(description = "Per 1,000 tokens that it writes; null: unchanged") @Nullable
            BigDecimal outputPer1000) {}

    /** Changes that are not in effect yet. */
    @Schema(name = "ScheduledActivityPrices")
    record ScheduledBody(
            Instant effectiveFrom,
            List<ScheduledPriceBody> prices,
            RatesBody rates,

            @Schema(description = "Null: unchanged") @Nullable
            BigDecimal capTokens) {

        static ScheduledBody of(PriceVersion version) {
            var rates = version.changes().rates();
            return new ScheduledBody(
                    version.effectiveFrom(),
                    version.changes().prices().entrySet().stream()
                            .map(entry -> ScheduledPriceBody.of(entry.getKey(), entry.getValue()))
                            .toList(),
                    new RatesBody(ActivityPricesBody.tokens(rates.input()), ActivityPricesBody.tokens(rates.output())),
                    ActivityPricesBody.tokens(rates.cap()));
        }
    }

    /** A price that is not in effect yet. */
    @Schema(name = "ScheduledActivityPrice")
    record ScheduledPriceBody(
            String activity,
            @Nullable String variant,
            @Nullable String courseId,

            @Schema(description = "Null: the standard price again") @Nullable
            BigDecimal tokens) {

        static ScheduledPriceBody of(PriceKey key, Optional<Money> price) {
            return new ScheduledPriceBody(
                    key.activity(),
                    key.variant(),
                    key.courseId(),
                    price.map(Money::credits).orElse(null));
        }
    }
}
