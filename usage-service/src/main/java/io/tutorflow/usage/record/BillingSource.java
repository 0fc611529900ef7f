package io.tutorflow.usage.record;

import java.util.Locale;

/** What pays for work. */
public enum BillingSource {
    /** A workspace's wallet. */
    CREDITS,
    /** An organization's wallet. */
    TOKENS,
    /** An organization's subscription plan: nothing is taken from its wallet. */
    PLAN;

    private final String text = name().toLowerCase(Locale.ROOT);

    public static BillingSource of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return text;
    }
}
