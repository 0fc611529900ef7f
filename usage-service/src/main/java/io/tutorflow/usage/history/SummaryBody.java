package io.tutorflow.usage.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tutorflow.money.Money;
import io.tutorflow.usage.record.Grouping;
import io.tutorflow.usage.record.Sum;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A summary of a workspace's finalized usage. */
@Schema(description = "A summary of finalized usage.")
record SummaryBody(
        @Schema(enumeration = {"catalogKey", "day"}) String groupBy, List<Line> items, Total total) {

    static SummaryBody of(Grouping grouping, List<Sum> sums) {
        var records = sums.stream().mapToLong(Sum::records).sum();
        var billed = sums.stream().map(Sum::billed).reduce(Money.ZERO, Money::plus);
        return new SummaryBody(
                grouping.text(),
                sums.stream().map(sum -> Line.of(grouping, sum)).toList(),
                new Total(records, billed.credits(), billed.usd()));
    }

    /** One catalogue key or one day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "One catalogKey, or one day in UTC.")
    record Line(
            @Nullable String catalogKey,
            @Nullable String day,
            long records,

            @Schema(description = "Only for a single catalogKey, since different units do not add up") @Nullable
            BigDecimal units,

            BigDecimal creditCost,
            BigDecimal billableAmountUsd) {

        static Line of(Grouping grouping, Sum sum) {
            var byKey = grouping == Grouping.CATALOG_KEY;
            return new Line(
                    byKey ? sum.name() : null,
                    byKey ? null : sum.name(),
                    sum.records(),
                    byKey ? sum.units().value() : null,
                    sum.billed().credits(),
                    sum.billed().usd());
        }
    }

    /** The sum of all lines. */
    @Schema(description = "The sum of all lines.")
    record Total(long records, BigDecimal creditCost, BigDecimal billableAmountUsd) {}
}
