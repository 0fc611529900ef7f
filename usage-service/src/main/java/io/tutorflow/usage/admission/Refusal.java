package io.tutorflow.usage.admission;

import java.util.Locale;

/** Why a request is turned away at the door. */
enum Refusal {
    /** The limit of requests in progress is reached. */
    LIMIT,
    /** The caller has reached its share of the limit. */
    SHARE,
    /** The event loop is late. */
    LAG;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
