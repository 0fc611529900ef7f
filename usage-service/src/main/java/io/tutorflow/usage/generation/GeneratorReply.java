package io.tutorflow.usage.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.http.KeptJson;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the generator answers when it did its work, as it stands in the body of its 200. */
record GeneratorReply(
        int deliveredUnits,
        long inputTokens,
        long outputTokens,
        @Nullable BigDecimal providerCostUsd,
        @Nullable JsonNode content) {

    /** Tokens of one piece of work, and what it may have cost us: beyond is a slip of the generator. */
    private static final long MOST_TOKENS = 1_000_000_000L;

    private static final BigDecimal MOST_COST_USD = BigDecimal.valueOf(1_000_000);

    /** Characters of JSON that one record keeps. */
    private static final int CONTENT_LENGTH = 1_000_000;

    Generation generation() {
        if (!isPlausible()) {
            return failed("What the generator says it used up cannot be right");
        }
        var text = content == null || !content.isObject() ? Optional.of("{}") : KeptJson.taken(content, CONTENT_LENGTH);
        return text.<Generation>map(kept -> new Generation.Delivered(delivery(kept)))
                .orElseGet(() -> failed("The generator delivered more, or something else, than can be kept"));
    }

    private static Generation failed(String message) {
        return new Generation.Failed(new Failure("content_not_kept", message));
    }

    private boolean isPlausible() {
        return inputTokens >= 0
                && inputTokens <= MOST_TOKENS
                && outputTokens >= 0
                && outputTokens <= MOST_TOKENS
                && (providerCostUsd == null
                        || (providerCostUsd.signum() >= 0 && providerCostUsd.compareTo(MOST_COST_USD) <= 0));
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
