package io.tutorflow.usage.catalog;

import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.money.Reductions;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All versions of the price catalogue in force or scheduled, newest first. */
record Catalog(long revision, List<PriceList> versions) {

    static final Catalog UNKNOWN = new Catalog(-1, List.of());

    static Catalog of(CatalogPublished published) {
        var versions = published.versions().stream()
                .map(PriceList::of)
                .sorted(Comparator.comparing(PriceList::effectiveFrom)
                        .thenComparingInt(PriceList::version)
                        .reversed())
                .toList();
        return new Catalog(published.revision(), versions);
    }

    /** From the version in force at that moment; empty if nothing is in force or the category is not sold. */
    Optional<Quote> quote(Category category, Units units, Instant at, Reductions reductions) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(at))
                .findFirst()
                .flatMap(version -> version.quote(category, units, reductions));
    }

    Optional<String> keyOf(Category category) {
        return versions.stream()
                .flatMap(version -> Optional.ofNullable(version.prices().get(category)).stream())
                .map(CatalogPrice::catalogKey)
                .findFirst();
    }

    /** Categories that have a price here, but that this release cannot sell. */
    Set<String> unknown() {
        return versions.stream()
                .flatMap(version -> version.unknown().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isKnown() {
        return revision > UNKNOWN.revision;
    }

    Catalog orNewer(Catalog other) {
        return other.revision > revision ? other : this;
    }
}
