package io.tutorflow.billing.meter.plan;

import java.util.Locale;

/** How far a subscription is. */
enum SubscriptionStatus {
    /** Nobody knows whether Stripe has it. */
    MAKING,
    RUNNING,
    /** It is over when the month is, as its workspace returns to invoices. */
    ENDING,
    OVER,
    /** It was ended at Stripe by somebody else, while its workspace is metered. */
    LOST;

    /** As it is stored. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SubscriptionStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
