package io.tutorflow.internal;

import java.util.Arrays;

/** Reads the words of an enumeration that may have grown since its reader was built. */
public final class Tolerant {

    private Tolerant() {}

    /** @param unknown what any other word is read as */
    public static <E extends Enum<E>> E read(String word, E unknown) {
        return Arrays.stream(unknown.getDeclaringClass().getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElse(unknown);
    }
}
