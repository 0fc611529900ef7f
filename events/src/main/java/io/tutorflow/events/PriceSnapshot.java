package io.tutorflow.events;

import static io.tutorflow.events.Demands.demand;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.percent;
import static io.tutorflow.events.Demands.quantity;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.usd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price at which a unit of work was quoted, and the resulting amount; it can always be recomputed without a
 * catalogue.
 *
 * @param unitPrice USD per unit
 * @param listUnitPrice the catalogue's, where terms of the workspace make it less; else null, and not written
 * @param discountPercent where a discount makes it less: unitPrice = listUnitPrice × (100 − discountPercent) ÷ 100, rounded
 *     half-up to 6 decimals, and at least one micro-USD; else null, and not written
 * @param rates of an activity of a school that is billed by the minute or by use: how {@code units}, its tokens, come about; else
 *     null, and not written
 * @param units the estimate while {@code estimated}, afterwards the billed units
 * @param amountUsd unitPrice × units, rounded half-up to 6 decimals
 * @param estimated true until the work is terminal
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
    "category",
    "catalogKey",
    "tier",
    "unit",
    "unitPrice",
    "listUnitPrice",
    "discountPercent",
    "rates",
    "units",
    "amountUsd",
    "currency",
    "source",
    "stripeMeterEventName",
    "estimated"
})
public record PriceSnapshot(
        String category,
        String catalogKey,
        String tier,
        String unit,
        BigDecimal unitPrice,

        @MayBeAbsent @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        BigDecimal listUnitPrice,

        @MayBeAbsent @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        BigDecimal discountPercent,

        @MayBeAbsent @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        TokenRates rates,

        BigDecimal units,
        BigDecimal amountUsd,
        String currency,
        String source,
        String stripeMeterEventName,
        boolean estimated) {
    public PriceSnapshot {
        text("category", category);
        text("catalogKey", catalogKey);
        text("tier", tier);
        text("unit", unit);
        usd("unitPrice", unitPrice);
        if (listUnitPrice != null) {
            usd("listUnitPrice", listUnitPrice);
            demand(listUnitPrice.compareTo(unitPrice) > 0, "listUnitPrice", "is not above unitPrice");
        }
        if (discountPercent != null) {
            percent("discountPercent", discountPercent);
            demand(listUnitPrice != null, "discountPercent", "is there without listUnitPrice");
        }
        quantity("units", units);
        usd("amountUsd", amountUsd);
        oneOf("currency", currency, Words.CURRENCIES);
        text("source", source);
        text("stripeMeterEventName", stripeMeterEventName);
    }

    /** At the catalogue's price. */
    public PriceSnapshot(
            String category,
            String catalogKey,
            String tier,
            String unit,
            BigDecimal unitPrice,
            BigDecimal units,
            BigDecimal amountUsd,
            String currency,
            String source,
            String stripeMeterEventName,
            boolean estimated) {
        this(
                category,
                catalogKey,
                tier,
                unit,
                unitPrice,
                null,
                null,
                null,
                units,
                amountUsd,
                currency,
                source,
                stripeMeterEventName,
                estimated);
    }

    public Money amount() {
        return Money.ofUsd(amountUsd);
    }

    /** The same price for the billed quantity; it never changes after this. */
    public PriceSnapshot pinnedAt(Units billed) {
        var amount = Money.ofUsd(unitPrice).times(billed);
        return new PriceSnapshot(
                category,
                catalogKey,
                tier,
                unit,
                unitPrice,
                listUnitPrice,
                discountPercent,
                rates,
                billed.value(),
                amount.usd(),
                currency,
                source,
                stripeMeterEventName,
                false);
    }
}
