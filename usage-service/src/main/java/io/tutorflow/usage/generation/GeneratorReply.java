package io.tutorflow.usage.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.http.KeptJson;
import io.tutorflow.usage.catalog.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The generator's report of completed work, from the body of its 200. */
record GeneratorReply(
        int deliveredUnits,
        long inputTokens,
        long outputTokens,
        @Nullable BigDecimal providerCostUsd,
        @Nullable JsonNode content) {

    /** The most tokens for one piece of work; more is a mistake of the generator. */
    private static final long MOST_TOKENS = 1_000_000_000L;

    /** In characters of JSON stored per record. */
    private static final int CONTENT_LENGTH = 1_000_000;

    /** The most that one piece of work may have cost us, in USD. */
    private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000);

    /** Its decimals; a huge exponent must not be expanded. */
    private static final int COST_SCALE = 100;

    /** In characters of a failure's code. */
    private static final int CODE_LENGTH = 100;

    /** @param unit of the delivered quantity */
    Generation generation(Unit unit) {
        if (!isPlausible()) {
            return failed("The usage that the generator reported is not plausible");
        }
        var text = content == null || !content.isObject() ? Optional.of("{}") : KeptJson.taken(content, CONTENT_LENGTH);
        return text.<Generation>map(kept -> new Generation.Delivered(delivery(unit, kept)))
                .orElseGet(() ->
                        failed("The generator delivered more than was requested, or something that cannot be stored"));
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
                    ? new Failure("generation_failed", "The generator could not complete the work")
                    : new Failure(error.code, error.message);
        }

        /** PostgreSQL cannot store U+0000 in a text. */
        private static boolean isUsable(String code, String message) {
            return !code.isBlank() && code.length() <= CODE_LENGTH && (code + message).indexOf('\0') < 0;
        }
    }

    record Reason(@Nullable String code, @Nullable String message) {}
}
