package io.tutorflow.billing.account.workspace;

import java.util.Locale;
import java.util.Optional;

/** How a workspace's debt is collected: by our own invoices, or metered by Stripe. */
public enum BillingMode {
    INTERNAL_INVOICE,
    STRIPE_METERED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BillingMode> of(String text) {
        for (var mode : values()) {
            if (mode.text().equals(text)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
