package io.tutorflow.billing.ledger.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people call work, by the key of its price: {@code writing_assessment.handwriting} is a "Writing assessment
 * (handwriting)". A key that is new has a name too.
 */
final class WorkName {

    private static final String USUAL = "default";
    private static final Set<String> ABBREVIATIONS = Set.of("ai", "tts");

    private WorkName() {}

    static String of(String catalogKey) {
        var parts = catalogKey.split("\\.", 2);
        var name = capitalized(words(parts[0]));
        return parts.length == 1 || parts[1].equals(USUAL) ? name : name + " (" + words(parts[1]) + ")";
    }

    private static String words(String key) {
        return Arrays.stream(key.split("_"))
                .map(word -> ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
    }

    private static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
