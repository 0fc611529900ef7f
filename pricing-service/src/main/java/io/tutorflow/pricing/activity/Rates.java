package io.tutorflow.pricing.activity;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How usage-based activities are billed. Null is unchanged.
 *
 * @param input per 1,000 tokens that a language model reads
 * @param output per 1,000 tokens that it writes
 * @param cap what one activity costs at most
 */
record Rates(
        @Nullable Money input,
        @Nullable Money output,
        @Nullable Money cap) {

    static final Rates UNCHANGED = new Rates(null, null, null);

    /** These, with what the later ones change. */
    Rates then(Rates later) {
        return new Rates(
                later.input == null ? input : later.input,
                later.output == null ? output : later.output,
                later.cap == null ? cap : later.cap);
    }
}
