package io.tutorflow.pricing.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;

/** All prices of one version, in the order of the public list. */
record Prices(List<Price> all) {

    Prices {
        all = List.copyOf(all);
    }

    boolean has(CatalogKey key) {
        return all.stream().anyMatch(price -> price.key().equals(key));
    }

    /** The same prices but for those that the version changes, each of which is one of these. */
    Prices with(List<PriceChange> changes, VersionNumber version) {
        var changeByKey = changes.stream().collect(toMap(PriceChange::key, identity()));
        return new Prices(all.stream()
                .map(price -> changeByKey.containsKey(price.key())
                        ? price.at(changeByKey.get(price.key()).amount(), version)
                        : price)
                .toList());
    }
}
