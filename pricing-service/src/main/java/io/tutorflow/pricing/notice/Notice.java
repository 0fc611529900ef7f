package io.tutorflow.pricing.notice;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long before it takes effect a version is published or agreed. */
public final class Notice {

    /** By then every replica of every service has read the version from the topic. */
    public static final Duration SHORTEST = Duration.ofSeconds(60);

    /** Nothing is fixed further ahead; a date beyond is a slip of the hand. */
    public static final Duration LONGEST = Duration.ofDays(730);

    private Notice() {}

    public static Instant earliest(Instant now) {
        return now.plus(SHORTEST);
    }

    /** What is wrong with the date, if anything. */
    public static @Nullable WrongDate check(Instant effectiveFrom, Instant now) {
        if (effectiveFrom.isBefore(now)) {
            return new WrongDate.Past(effectiveFrom, now);
        }
        if (effectiveFrom.isBefore(earliest(now))) {
            return new WrongDate.TooEarly(effectiveFrom, earliest(now));
        }
        var latest = now.plus(LONGEST);
        return effectiveFrom.isAfter(latest) ? new WrongDate.TooFarAhead(effectiveFrom, latest) : null;
    }
}
