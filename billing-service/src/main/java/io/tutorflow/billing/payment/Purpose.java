package io.tutorflow.billing.payment;

import java.util.Locale;

/** What is bought, which determines the wording of the receipt. */
public enum Purpose {
    /** Credits of a workspace. */
    TOP_UP("credits"),
    /** Tokens of an organization. */
    PURCHASE("tokens"),
    /** Credits bought by automatic reload. */
    AUTO_RELOAD("credits");

    private final String unit;

    Purpose(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Purpose of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
