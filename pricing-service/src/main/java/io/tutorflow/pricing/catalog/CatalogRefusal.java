package io.tutorflow.pricing.catalog;

import io.tutorflow.pricing.notice.Notice;
import io.tutorflow.pricing.notice.WrongDate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a catalogue was not drafted, changed or published. */
sealed interface CatalogRefusal {

    /** Null if the version can take effect at this date. */
    static @Nullable CatalogRefusal ofDate(Instant effectiveFrom, Instant now) {
        var wrong = Notice.check(effectiveFrom, now);
        return wrong == null ? null : new Misdated(wrong);
    }

    /** There is no price by this key to change. */
    record UnknownKey(int index, CatalogKey key) implements CatalogRefusal {}

    /** The request names this key twice. */
    record RepeatedKey(int index, CatalogKey key) implements CatalogRefusal {}

    /** The version cannot take effect at this date. */
    record Misdated(WrongDate date) implements CatalogRefusal {}

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
