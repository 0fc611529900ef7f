package io.tutorflow.events;

import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.quantity;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.usd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.BigDecimal;

/**
 * The price at which a unit of work was quoted, and the resulting amount; it can always be recomputed without a
 * catalogue.
 *
 * @param unitPrice USD per unit
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
        quantity("units", units);
        usd("amountUsd", amountUsd);
        oneOf("currency", currency, Words.CURRENCIES);
        text("source", source);
        text("stripeMeterEventName", stripeMeterEventName);
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
                billed.value(),
                amount.usd(),
                currency,
                source,
                stripeMeterEventName,
                false);
    }
}
