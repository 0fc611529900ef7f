package io.tutorflow.usage.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.http.KeptJson;
import io.tutorflow.usage.catalog.Unit;
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

    /** Tokens of one piece of work: beyond is a slip of the generator. */
    private static final long MOST_TOKENS = 1_000_000_000L;

    /** Characters of JSON that one record keeps. */
    private static final int CONTENT_LENGTH = 1_000_000;

    /** USD that one piece of work may have cost us. */
    private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000);

    /** Decimals of it; a huge exponent must not be written out. */
    private static final int COST_SCALE = 100;

    /** Characters of a failure's code. */
    private static final int CODE_LENGTH = 100;

    /** @param unit what the generator delivered so many of */
    Generation generation(Unit unit) {
        if (!isPlausible()) {
            return failed("What the generator says it used up cannot be right");
        }
        var text = content == null || !content.isObject() ? Optional.of("{}") : KeptJson.taken(content, CONTENT_LENGTH);
        return text.<Generation>map(kept -> new Generation.Delivered(delivery(unit, kept)))
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
                && isCost(providerCostUsd);
    }

    private static boolean isCost(@Nullable BigDecimal cost) {
        if (cost == null) {
            return true;
        }
        return Math.abs((long) cost.scale()) <= COST_SCALE && cost.signum() >= 0 && cost.compareTo(MOST_COST) <= 0;
    }

    private Delivery delivery(Unit unit, String text) {
        return new Delivery(
                unit.of(Math.max(0, deliveredUnits)),
                inputTokens,
                outputTokens,
                providerCostUsd == null ? BigDecimal.ZERO : providerCostUsd,
                text);
    }

    /** The body of its 422: the work itself failed. */
    record Refusal(@Nullable Reason error) {

        Failure failure() {
            return error == null || error.code == null || error.message == null || !isUsable(error.code, error.message)
                    ? new Failure("generation_failed", "The generator could not do it")
                    : new Failure(error.code, error.message);
        }

        /** PostgreSQL has no zero character in a text. */
        private static boolean isUsable(String code, String message) {
            return !code.isBlank() && code.length() <= CODE_LENGTH && (code + message).indexOf('\0') < 0;
        }
    }

    /** Why. */
    record Reason(@Nullable String code, @Nullable String message) {}
}
