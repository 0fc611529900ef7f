package io.tutorflow.pricing.activity;

import org.jspecify.annotations.Nullable;

/**
 * An activity that costs tokens, as the list of them has it.
 *
 * @param variant null if it has none
 */
record ListedActivity(String activity, @Nullable String variant, Unit unit) {

    PriceKey key() {
        return new PriceKey(activity, variant, null);
    }

    boolean isUsageBased() {
        return unit == Unit.USAGE;
    }

    /** What the price is of. */
    enum Unit {
        ACTIVITY,
        MINUTE,
        /** Billed by what language models read and wrote: it has rates and no price. */
        USAGE
    }
}
