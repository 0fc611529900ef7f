package io.tutorflow.usage.catalog;

import static java.util.Comparator.comparing;

import io.tutorflow.events.ActivityPricesChanged;
import io.tutorflow.events.ActivityPricesChanged.PriceVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one organization has set, or the standard prices.
 *
 * @param versions in the order in which they take effect: each changes what it names
 */
record TokenPrices(long revision, List<PriceVersion> versions) {

    static TokenPrices of(ActivityPricesChanged told) {
        return new TokenPrices(
                told.revision(),
                told.versions().stream()
                        .sorted(comparing(PriceVersion::effectiveFrom).thenComparingInt(PriceVersion::version))
                        .toList());
    }

    TokenPrices orNewer(TokenPrices other) {
        return other.revision > revision ? other : this;
    }

    /** How many of the versions. */
    int inForce(Instant at) {
        return (int) versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(at))
                .count();
    }

    /** Whether any version sets a price for this course. */
    boolean names(String courseId) {
        return versions.stream()
                .flatMap(version -> version.tokenPrices().stream())
                .anyMatch(price -> courseId.equals(price.courseId()));
    }

    /**
     * All prices at that time.
     *
     * @param standard where nothing is set
     */
    ActivityPriceList list(ActivityPriceList standard, @Nullable String courseId, Instant at) {
        var everywhere = new ChangedPrices(standard);
        versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(at))
                .forEach(everywhere::change);
        return everywhere.list(courseId);
    }
}
