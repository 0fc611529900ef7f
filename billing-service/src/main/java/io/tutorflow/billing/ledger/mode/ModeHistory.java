package io.tutorflow.billing.ledger.mode;

import io.tutorflow.billing.ledger.BillingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How what an account used was charged, and when.
 *
 * @param changes by when each took effect; before the first one it was by invoices
 */
public record ModeHistory(NavigableMap<Instant, BillingMode> changes) {

    public static final ModeHistory NEVER_CHANGED = new ModeHistory(Collections.emptyNavigableMap());

    public static ModeHistory of(Map<Instant, BillingMode> changes) {
        return new ModeHistory(new TreeMap<>(changes));
    }

    /** Whether it was switched to meters then or later: all promotional credits of before were withdrawn. */
    public boolean wasMeteredFrom(Instant begin) {
        return changes.tailMap(begin, true).containsValue(BillingMode.STRIPE_METERED);
    }

    /** Whether it is by invoices, and has been since then at the latest. */
    public boolean isInvoicedSince(Instant time) {
        var last = changes.lastEntry();
        return last == null || (!last.getValue().isMetered() && !last.getKey().isAfter(time));
    }

    /** @param finalizedAt of work for which nothing was held */
    public BillingMode at(Instant finalizedAt) {
        var change = changes.floorEntry(finalizedAt);
        return change == null ? BillingMode.INTERNAL_INVOICE : change.getValue();
    }
}
