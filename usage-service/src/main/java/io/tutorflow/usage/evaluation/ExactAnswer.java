package io.tutorflow.usage.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A learner's answer that is right if it equals the reference answer. Spelling counts; letter case, the amount of white
 * space and different Unicode forms of a character (NFKC) do not.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ExactAnswer(String learnerAnswer, String referenceAnswer, BigDecimal maxScore) {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

    boolean isRight() {
        return normal(learnerAnswer).equals(normal(referenceAnswer));
    }

    BigDecimal score() {
        return isRight() ? maxScore : BigDecimal.ZERO;
    }

    /** Upper case first, because some letters have two lower-case forms, and ß becomes SS. */
    private static String normal(String text) {
        var folded =
                Normalizer.normalize(text, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return WHITE_SPACE
                .matcher(Normalizer.normalize(folded, Form.NFKC))
                .replaceAll(" ")
                .strip();
    }
}
