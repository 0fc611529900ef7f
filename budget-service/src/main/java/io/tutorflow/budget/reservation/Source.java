package io.tutorflow.budget.reservation;

import java.util.Locale;

/** What pays for work. */
enum Source {
    PLAN,
    TOKENS;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
