package io.tutorflow.pricing.catalog;

/** What became of a request to draft, change or publish a catalogue. */
sealed interface CatalogDecision {

    /** The catalogue as it is now. */
    record Accepted(Catalog catalog) implements CatalogDecision {}

    /** Nothing changed. */
    record Refused(CatalogRefusal reason) implements CatalogDecision {}
}
