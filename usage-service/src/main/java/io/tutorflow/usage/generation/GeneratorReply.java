package io.tutorflow.usage.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the generator answers when it did its work, as it stands in the body of its 200. */
record GeneratorReply(
        int deliveredUnits,
        long inputTokens,
        long outputTokens,
        @Nullable BigDecimal providerCostUsd,
        @Nullable JsonNode content) {

    /** Characters of JSON that one record keeps. */
    private static final int CONTENT_LENGTH = 1_000_000;

    Generation generation() {
        var text = content == null || !content.isObject() ? "{}" : content.toString();
        return text.length() > CONTENT_LENGTH
                ? new Generation.Failed(new Failure("content_too_long", "The generator delivered too much"))
                : new Generation.Delivered(delivery(text));
    }

    private Delivery delivery(String text) {
        return new Delivery(
                Units.of(Math.max(0, deliveredUnits)),
                inputTokens,
                outputTokens,
                providerCostUsd == null ? BigDecimal.ZERO : providerCostUsd,
                text);
    }

    /** The body of its 422: the work itself failed. */
    record Refusal(@Nullable Reason error) {

        Failure failure() {
            return error == null || error.code == null || error.message == null
                    ? new Failure("generation_failed", "The generator could not do it")
                    : new Failure(error.code, error.message);
        }
    }

    /** Why. */
    record Reason(@Nullable String code, @Nullable String message) {}
}
