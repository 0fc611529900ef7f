package io.tutorflow.billing.distribution;

import java.util.Locale;

/** The direction in which tokens move. */
enum Direction {
    GIVE,

    /** From a student to the organization. */
    TAKE_BACK;

    static Direction of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
