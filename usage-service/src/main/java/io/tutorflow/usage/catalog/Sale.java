package io.tutorflow.usage.catalog;

/** How a category is sold. */
public sealed interface Sale {

    /**
     * By the unit, to workspaces, at the price that the catalogue has for one.
     *
     * @param path below {@code /v1/platform/}, where it is asked for
     * @param quantity how many units are billed
     */
    record ByUnit(String path, Unit unit, Quantity quantity, Maker maker) implements Sale {}

    /** As an activity, to the people of schools, for tokens. */
    record ForTokens(TokenPrice price) implements Sale {}
}
