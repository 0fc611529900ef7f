package io.tutorflow.billing.meter.plan;

import java.time.Duration;

/** Limits and intervals of what Stripe is to charge. */
final class PlanLimits {

    /** Stripe's limit of items of a subscription: as many prices can be on sale in a month, old and new ones. */
    static final int ITEMS = 20;

    /** Work that began under a price may end, and be reported, after another has taken its place: a day, and two to spare. */
    static final Duration LAST_USE = Duration.ofDays(3);

    private PlanLimits() {}
}
