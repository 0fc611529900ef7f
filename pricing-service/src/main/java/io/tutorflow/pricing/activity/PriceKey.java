package io.tutorflow.pricing.activity;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What has a price in tokens.
 *
 * @param variant null if the activity has none
 * @param courseId null: in all courses without a price of their own
 */
record PriceKey(
        String activity, @Nullable String variant, @Nullable String courseId) implements Comparable<PriceKey> {

    private static final Comparator<PriceKey> ORDER = comparing(PriceKey::activity)
            .thenComparing(PriceKey::variant, nullsFirst(naturalOrder()))
            .thenComparing(PriceKey::courseId, nullsFirst(naturalOrder()));

    /** The same in all courses. */
    PriceKey everywhere() {
        return new PriceKey(activity, variant, null);
    }

    @Override
    public int compareTo(PriceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return activity
                + (variant == null ? "" : " (" + variant + ")")
                + (courseId == null ? "" : " of course " + courseId);
    }
}
