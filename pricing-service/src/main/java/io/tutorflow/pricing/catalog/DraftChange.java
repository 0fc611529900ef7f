package io.tutorflow.pricing.catalog;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants of a draft; what is not named stays as it is.
 *
 * @param effectiveFrom null leaves the date alone; a draft without one takes effect as soon as its notice is over
 */
record DraftChange(List<PriceChange> prices, @Nullable Instant effectiveFrom) {

    DraftChange {
        prices = List.copyOf(prices);
    }

    /** Equal for equal wishes, whatever the order: what a reused idempotency key is known by. */
    String text() {
        var sorted = prices.stream()
                .map(price -> price.key() + "=" + price.amount().micros())
                .sorted()
                .collect(joining(" "));
        return effectiveFrom == null ? sorted : sorted + " from " + effectiveFrom;
    }
}
