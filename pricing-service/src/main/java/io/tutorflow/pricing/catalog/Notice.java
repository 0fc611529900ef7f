package io.tutorflow.pricing.catalog;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long before it counts a version is published. */
final class Notice {

    /** By then every replica of every service has read the version from the topic. */
    static final Duration SHORTEST = Duration.ofSeconds(60);

    /** Prices are not fixed further ahead; a date beyond is a slip of the hand. */
    static final Duration LONGEST = Duration.ofDays(730);

    private Notice() {}

    static Instant earliest(Instant publishedAt) {
        return publishedAt.plus(SHORTEST);
    }

    static @Nullable CatalogRefusal refusalOf(Instant effectiveFrom, Instant publishedAt) {
        if (effectiveFrom.isBefore(earliest(publishedAt))) {
            return new CatalogRefusal.TooEarly(effectiveFrom, earliest(publishedAt));
        }
        var latest = publishedAt.plus(LONGEST);
        return effectiveFrom.isAfter(latest) ? new CatalogRefusal.TooFarAhead(effectiveFrom, latest) : null;
    }
}
