package io.tutorflow.usage.catalog;

/** How a category is sold. */
public sealed interface Sale {

    /**
     * By the unit, to workspaces, at the catalogue's price.
     *
     * @param path of the endpoint, below {@code /v1/platform/}
     * @param quantity how many units are billed
     */
    record ByUnit(String path, Unit unit, Quantity quantity, Maker maker) implements Sale {}

    /** As an activity, to the people of schools, for tokens. */
    record ForTokens(TokenPrice price) implements Sale {}
}
