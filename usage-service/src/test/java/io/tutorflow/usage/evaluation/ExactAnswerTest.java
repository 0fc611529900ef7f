package io.tutorflow.usage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ExactAnswerTest {

    @Test
    void caseAndWhiteSpaceDoNotCount() {
        assertThat(isRight("  the\u00A0Mitochondrion\n is  ", "The mitochondrion is"))
                .isTrue();
        assertThat(isRight("themitochondrion is", "The mitochondrion is")).isFalse();
    }

    @Test
    void formsOfOneCharacterAreTheSame() {
        assertThat(isRight("Cafe\u0301", "caf\u00E9")).isTrue();
        assertThat(isRight("\uFB01nd \u00B2", "find 2")).isTrue();
        assertThat(isRight("STRASSE", "stra\u00DFe")).isTrue();
        assertThat(isRight("\u039F\u0394\u039F\u03A3", "\u03BF\u03B4\u03BF\u03C2"))
                .isTrue();
        assertThat(isRight("cafe", "caf\u00E9")).isFalse();
    }

    @Test
    void scoresAllOrNothing() {
        assertThat(new ExactAnswer("a", "A", new BigDecimal("5.5")).score()).isEqualByComparingTo("5.5");
        assertThat(new ExactAnswer("a", "b", new BigDecimal("5.5")).score()).isEqualByComparingTo("0");
    }

    private static boolean isRight(String answer, String reference) {
        return new ExactAnswer(answer, reference, BigDecimal.TEN).isRight();
    }
}
