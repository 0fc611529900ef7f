package io.tutorflow.console.school;

import io.tutorflow.console.page.Card;
import io.tutorflow.console.service.ThresholdBody;
import org.jspecify.annotations.Nullable;

/**
 * The form for the organization's threshold, with what was typed and what became of it.
 *
 * @param typed what stands in the field
 * @param error why it was not saved
 * @param saved what is so since it was saved
 */
public record ThresholdForm(
        Card<ThresholdBody> card,
        String typed,
        @Nullable String error,
        @Nullable String saved) {

    private static final String UNKNOWN = "It is not known whether it was saved: look before you repeat it.";

    static ThresholdForm of(Card<ThresholdBody> card) {
        return new ThresholdForm(card, field(card), null, null);
    }

    /** Whoever gets no answer does not know what became of it. */
    static ThresholdForm saved(Card<ThresholdBody> card) {
        if (!card.isShown()) {
            return refused(card, "", UNKNOWN);
        }
        return new ThresholdForm(
                card, field(card), null, field(card).isEmpty() ? "Saved: nobody is alerted." : "Threshold saved.");
    }

    static ThresholdForm refused(Card<ThresholdBody> card, String typed, String why) {
        return new ThresholdForm(card, typed, why, null);
    }

    private static String field(Card<ThresholdBody> card) {
        return card.map(
                set -> set.thresholdTokens() == null
                        ? ""
                        : set.thresholdTokens().stripTrailingZeros().toPlainString(),
                "");
    }
}
