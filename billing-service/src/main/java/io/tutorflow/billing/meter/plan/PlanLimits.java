package io.tutorflow.billing.meter.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Limits and intervals of what Stripe is to charge. */
final class PlanLimits {

    /** Stripe's limit of items of a subscription: as many prices can be on sale in a month, old and new ones. */
    static final int ITEMS = 20;

    /** Work that began under a price may end, and be reported, after another has taken its place: a day, and two to spare. */
    static final Duration LAST_USE = Duration.ofDays(3);

    /** Stripe ends subscriptions by its own clock. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** Stripe tells of what happens to subscriptions; whether it has is looked at so often. */
    private static final Duration LOOK = Duration.ofDays(1);

    /** When months end, drafts of invoices appear, which must not become final too soon; Stripe waits an hour or so. */
    private static final Duration LOOK_AT_MONTHS_END = Duration.ofMinutes(10);

    private static final Duration MONTHS_END = Duration.ofHours(3);

    private PlanLimits() {}

    static Duration untilNextLook(Instant now) {
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        if (now.isBefore(beginning(month).plus(MONTHS_END))) {
            return LOOK_AT_MONTHS_END;
        }
        var untilTheEnd = Duration.between(now, beginning(month.plusMonths(1))).plus(LOOK_AT_MONTHS_END);
        return untilTheEnd.compareTo(LOOK) < 0 ? untilTheEnd : LOOK;
    }

    static Instant beginning(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
