package io.tutorflow.pricing.terms;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long before they count terms are agreed. */
final class TermsNotice {

    /** By then every replica of every service has read the version from the topic. */
    static final Duration SHORTEST = Duration.ofSeconds(60);

    /** Terms are not fixed further ahead; a date beyond is a slip of the hand. */
    static final Duration LONGEST = Duration.ofDays(730);

    private TermsNotice() {}

    static Instant earliest(Instant now) {
        return now.plus(SHORTEST);
    }

    static @Nullable TermsRefusal refusalOf(Instant effectiveFrom, Instant now) {
        if (effectiveFrom.isBefore(now)) {
            return new TermsRefusal.Past(effectiveFrom, now);
        }
        if (effectiveFrom.isBefore(earliest(now))) {
            return new TermsRefusal.TooEarly(effectiveFrom, earliest(now));
        }
        var latest = now.plus(LONGEST);
        return effectiveFrom.isAfter(latest) ? new TermsRefusal.TooFarAhead(effectiveFrom, latest) : null;
    }
}
