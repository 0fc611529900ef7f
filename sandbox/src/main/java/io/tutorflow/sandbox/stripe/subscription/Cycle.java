package io.tutorflow.sandbox.stripe.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Params;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * When the months of a subscription end.
 *
 * @param day of the month; of one that is shorter, the last one
 * @param time UTC
 */
record Cycle(int day, LocalTime time) {

    private static final String CONFIG = "billing_cycle_anchor_config/";

    /** What is not said is as at its beginning. */
    static Cycle asked(Params params, long begins) {
        var at = Instant.ofEpochSecond(begins).atOffset(ZoneOffset.UTC);
        return new Cycle(
                (int) params.number(CONFIG + "day_of_month", at.getDayOfMonth()),
                LocalTime.of(
                        (int) params.number(CONFIG + "hour", at.getHour()),
                        (int) params.number(CONFIG + "minute", at.getMinute()),
                        (int) params.number(CONFIG + "second", at.getSecond())));
    }

    static Cycle of(ObjectNode subscription) {
        var anchor = Instant.ofEpochSecond(
                        subscription.get("billing_cycle_anchor").asLong())
                .atOffset(ZoneOffset.UTC);
        int day = subscription
                .path("billing_cycle_anchor_config")
                .path("day_of_month")
                .asInt(anchor.getDayOfMonth());
        return new Cycle(day, anchor.toLocalTime());
    }

    /** The first end of a month that is later than that. */
    long after(long moment) {
        YearMonth month = YearMonth.from(Instant.ofEpochSecond(moment).atOffset(ZoneOffset.UTC));
        long end = endIn(month);
        return end > moment ? end : endIn(month.plusMonths(1));
    }

    private long endIn(YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth())).atTime(time).toEpochSecond(ZoneOffset.UTC);
    }

    /** As a subscription shows it. */
    ObjectNode lay(ObjectNode config) {
        return config.put("day_of_month", day)
                .put("hour", time.getHour())
                .put("minute", time.getMinute())
                .put("second", time.getSecond());
    }
}
