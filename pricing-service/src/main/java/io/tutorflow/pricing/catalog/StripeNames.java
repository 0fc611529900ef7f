package io.tutorflow.pricing.catalog;

import java.util.regex.Pattern;

/** The names under which a category's usage and its price are known at Stripe, and the scheme that made them. */
record StripeNames(String source, String lookupKey, String meterEventName) {

    private static final Pattern NUMBER = Pattern.compile("_v\\d+$");

    /** The first version's names end in {@code _v2}. */
    private static final int NUMBERS_AHEAD = 1;

    /** Stripe's prices do not change, and what a meter counts has one price: another price has names of its own. */
    StripeNames of(VersionNumber version) {
        var name = NUMBER.matcher(meterEventName).replaceFirst("") + "_v" + (version.value() + NUMBERS_AHEAD);
        return new StripeNames(source, name + "_lookup", name);
    }
}
