package io.tutorflow.pricing.catalog;

import io.tutorflow.pricing.catalog.Catalog.Draft;
import io.tutorflow.pricing.catalog.Catalog.Published;
import io.tutorflow.pricing.catalog.CatalogDecision.Accepted;
import io.tutorflow.pricing.catalog.CatalogDecision.Refused;
import io.tutorflow.pricing.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All published versions; of two, the one that takes effect later supersedes the other. There is always one. */
record PublishedCatalogs(List<Published> versions) {

    /** Usage measured elsewhere is priced by the catalogue in force at its time, this far back. */
    static final Duration TOLD_AFTER_SUPERSEDED = Duration.ofDays(35);

    /** A told version is about 3 KB of JSON; together they stay well below the 1 MB that Kafka takes in a message. */
    static final int TOLD_LIMIT = 100;

    PublishedCatalogs {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("there is always a published version");
        }
        versions = versions.stream()
                .sorted(Comparator.comparing(Published::effectiveFrom))
                .toList();
    }

    /** The last one to take effect. */
    Published newest() {
        return versions.getLast();
    }

    CatalogDecision publish(Draft draft, Instant now) {
        var date = draft.effectiveFrom() == null ? Notice.earliest(now) : draft.effectiveFrom();
        var wrongDate = refusalOf(date, now);
        if (wrongDate != null) {
            return new Refused(wrongDate);
        }
        if (toldAt(now).size() >= TOLD_LIMIT) {
            return new Refused(new CatalogRefusal.TooManyVersions(TOLD_LIMIT));
        }
        return new Accepted(new Published(draft.version(), draft.prices(), date, now, draft.origin()));
    }

    /** In force, to come, or superseded so lately that usage may still be priced by them. */
    List<Published> toldAt(Instant now) {
        var since = now.minus(TOLD_AFTER_SUPERSEDED);
        return versions.stream()
                .filter(version -> !isSuperseded(version, since))
                .toList();
    }

    private boolean isSuperseded(Published version, Instant time) {
        return versions.stream()
                .anyMatch(other -> other.effectiveFrom().isAfter(version.effectiveFrom())
                        && !other.effectiveFrom().isAfter(time));
    }

    private @Nullable CatalogRefusal refusalOf(Instant date, Instant now) {
        var taken = versions.stream()
                .filter(version -> version.effectiveFrom().equals(date))
                .findFirst();
        return taken.isPresent()
                ? new CatalogRefusal.DateTaken(date, taken.get().version())
                : CatalogRefusal.ofDate(date, now);
    }
}
