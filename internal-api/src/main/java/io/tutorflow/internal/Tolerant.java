package io.tutorflow.internal;

import java.util.Arrays;

/** Reads enum values that may have been added after the reader was built. */
public final class Tolerant {

    private Tolerant() {}

    /** @param unknown the value for any unknown word */
    public static <E extends Enum<E>> E read(String word, E unknown) {
        return Arrays.stream(unknown.getDeclaringClass().getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElse(unknown);
    }
}
