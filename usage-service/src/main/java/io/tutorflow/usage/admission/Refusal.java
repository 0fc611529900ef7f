package io.tutorflow.usage.admission;

import java.util.Locale;

/** Why a request is turned away at the door. */
enum Refusal {
    /** As much as there may be is under way. */
    LIMIT,
    /** The same caller has its share of what is under way. */
    SHARE,
    /** The event loop is late. */
    LAG;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
