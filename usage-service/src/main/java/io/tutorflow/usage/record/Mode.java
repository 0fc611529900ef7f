package io.tutorflow.usage.record;

import java.util.Locale;

/** Whether the caller waits for the work. */
public enum Mode {
    SYNC,
    ASYNC,
    /** The work was done elsewhere and cannot be requested here. */
    MEASURED;

    public static Mode of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
