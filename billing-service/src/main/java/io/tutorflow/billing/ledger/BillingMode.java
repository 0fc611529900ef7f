package io.tutorflow.billing.ledger;

import java.util.Locale;
import java.util.Optional;

/** How what an account uses is charged. */
public enum BillingMode {
    /** By its credits, and by our own invoices of its line. */
    INTERNAL_INVOICE,
    /** By Stripe's meters: all of it is of the line until Stripe's invoice of it is paid. */
    STRIPE_METERED;

    public static BillingMode of(boolean metered) {
        return metered ? STRIPE_METERED : INTERNAL_INVOICE;
    }

    public static Optional<BillingMode> of(String text) {
        for (var mode : values()) {
            if (mode.text().equals(text)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isMetered() {
        return this == STRIPE_METERED;
    }
}
