package io.tutorflow.billing.ledger.healing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Which hours there are to compare, and when each is compared next. */
record HourPlan(Duration grace, Duration hourly, Duration daily) {

    private static final Duration DAY = Duration.ofDays(1);

    static HourPlan of(HealingLimits limits) {
        return new HourPlan(limits.grace(), limits.hourly(), limits.daily());
    }

    /** The last one that is over, and for which nothing should be on its way. */
    Instant last(Instant now) {
        return now.minus(grace).truncatedTo(ChronoUnit.HOURS).minus(ComparingHours.HOUR);
    }

    /** Where a ledger begins that has never compared any. */
    Instant first(Instant now) {
        return now.minus(hourly).truncatedTo(ChronoUnit.HOURS);
    }

    /** None before is ever compared. */
    Instant horizon(Instant now) {
        return now.minus(daily).truncatedTo(ChronoUnit.HOURS);
    }

    Instant firstDue(Instant hour) {
        return hour.plus(ComparingHours.HOUR).plus(grace);
    }

    /** Sooner where something was healed or is to be tried again; never any more where nothing can change. */
    @Nullable
    Instant next(Instant hour, Comparison found, Instant now) {
        if (found.healed() > 0 || found.stuck() > 0) {
            return now.plus(grace);
        }
        var age = Duration.between(hour.plus(ComparingHours.HOUR), now);
        return age.compareTo(hourly) < 0
                ? now.plus(ComparingHours.HOUR)
                : age.compareTo(daily) < 0 ? now.plus(DAY) : null;
    }
}
