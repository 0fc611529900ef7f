package io.tutorflow.usage.catalog;

import java.util.List;

/** How a category is sold. */
public sealed interface Sale {

    /**
     * By the unit, to workspaces, at the catalogue's price.
     *
     * @param path of the endpoint, below {@code /v1/platform/}
     * @param quantity how many units are billed
     */
    record ByUnit(String path, Unit unit, Quantity quantity, Maker maker) implements Sale {}

    /**
     * As an activity, to the people of schools, for tokens: {@link ActivityPrices}.
     *
     * @param variants at prices of their own, one of which has to be named; empty: it is always the same
     */
    record ForTokens(Charging charging, List<String> variants) implements Sale {

        ForTokens(Charging charging, String... variants) {
            this(charging, List.of(variants));
        }
    }
}
