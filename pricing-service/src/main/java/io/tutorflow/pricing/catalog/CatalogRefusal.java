package io.tutorflow.pricing.catalog;

import java.time.Instant;

/** Why a catalogue was not drafted, changed or published. */
sealed interface CatalogRefusal {

    /** There is no price by this key to change. */
    record UnknownKey(int index, CatalogKey key) implements CatalogRefusal {}

    /** The request names this key twice. */
    record RepeatedKey(int index, CatalogKey key) implements CatalogRefusal {}

    /** The services would not all know the version by this date. */
    record TooEarly(Instant asked, Instant earliest) implements CatalogRefusal {}

    /** So far ahead that it can only be a slip. */
    record TooFarAhead(Instant asked, Instant latest) implements CatalogRefusal {}

    /** Another published version takes effect at that very moment. */
    record DateTaken(Instant asked, VersionNumber by) implements CatalogRefusal {}

    /** More versions in force or to come than one event can carry. */
    record TooManyVersions(int limit) implements CatalogRefusal {}

    /** A published version does not change. */
    record AlreadyPublished(VersionNumber version) implements CatalogRefusal {}

    /** The idempotency key belongs to another request. */
    record KeyReused(VersionNumber version) implements CatalogRefusal {}

    /** There is no such version. */
    record NoSuchVersion(VersionNumber version) implements CatalogRefusal {}
}
