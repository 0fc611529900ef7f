package io.tutorflow.bench.crash.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** What a client was told about something it created. */
public sealed interface Told {

    /** It was accepted, and the work is in progress. */
    record Running() implements Told {}

    /** It was delivered at this price. */
    record Priced(BigDecimal usd) implements Told {}

    /** It failed, and costs nothing. */
    record Free() implements Told {}

    /** Reads the body of a create or of a later look at it. */
    static Told in(JsonNode body) {
        return switch (body.path("status").asText()) {
            case "PENDING", "PROCESSING" -> new Running();
            case "COMPLETED" ->
                new Priced(body.path("priceSnapshot").path("amountUsd").decimalValue());
            case "FAILED" -> new Free();
            default -> throw new IllegalArgumentException("No status of a create: " + body);
        };
    }

    /** Whether both can be true of the same thing, if the other was told later. */
    default boolean agreesWith(Told later) {
        return this instanceof Running || later instanceof Running || isSame(later);
    }

    private boolean isSame(Told later) {
        if (this instanceof Priced one && later instanceof Priced two) {
            return one.usd().compareTo(two.usd()) == 0;
        }
        return equals(later);
    }
}
