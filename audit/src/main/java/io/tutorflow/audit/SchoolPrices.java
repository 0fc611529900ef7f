package io.tutorflow.audit;

import io.tutorflow.events.TokenRates;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the audit itself knows of the prices of schools' activities, without trusting usage-service. */
final class SchoolPrices {

    /** The most that a language model's usage costs. */
    static final long MOST_BY_USE_MICROS = 5_000_000;

    private static final TokenRates BY_USE = TokenRates.byUse(BigDecimal.ONE, BigDecimal.valueOf(4));

    /** For each, or for each of its minutes, by catalogKey. */
    private static final Map<String, Long> TOKENS = Map.of(
            "cover_image.default", 25L,
            "ai_exercise_generation.default", 25L,
            "writing_assessment.text", 10L,
            "writing_assessment.handwriting", 20L,
            "writing_assessment.image", 20L,
            "speaking_assessment.recorded", 15L,
            "speaking_assessment.live", 40L,
            "session_transcription.default", 2L);

    private SchoolPrices() {}

    /** Empty if the activity has no such variant, or its price is not a number of tokens. */
    static Optional<Long> tokens(String catalogKey) {
        return Optional.ofNullable(TOKENS.get(catalogKey));
    }

    /** How its tokens come about; null if it always costs the same. */
    static @Nullable TokenRates rates(Category category, String catalogKey) {
        return switch (category.billed()) {
            case BY_USE -> BY_USE;
            case BY_THE_MINUTE ->
                tokens(catalogKey)
                        .map(tokens -> TokenRates.byTheMinute(BigDecimal.valueOf(tokens)))
                        .orElse(null);
            case AS_REQUESTED, UP_TO_REQUESTED, UP_TO_TEN_MINUTES, FIXED -> null;
        };
    }
}
