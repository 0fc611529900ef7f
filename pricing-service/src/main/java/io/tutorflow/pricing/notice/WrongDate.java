package io.tutorflow.pricing.notice;

import java.time.Instant;

/** Why a version cannot take effect at the date asked for. */
public sealed interface WrongDate {

    /** What has been is not priced anew. */
    record Past(Instant asked, Instant now) implements WrongDate {}

    /** The services would not all know the version by this date. */
    record TooEarly(Instant asked, Instant earliest) implements WrongDate {}

    /** So far ahead that it can only be a slip. */
    record TooFarAhead(Instant asked, Instant latest) implements WrongDate {}

    /** In words, for the caller. */
    default String words() {
        return switch (this) {
            case Past past ->
                "effectiveFrom must not be in the past: %s; it is now %s".formatted(past.asked(), past.now());
            case TooEarly early ->
                "effectiveFrom must be at least %d s ahead: %s, not %s"
                        .formatted(Notice.SHORTEST.toSeconds(), early.earliest(), early.asked());
            case TooFarAhead far ->
                "effectiveFrom must be at most %d days ahead: %s, not %s"
                        .formatted(Notice.LONGEST.toDays(), far.latest(), far.asked());
        };
    }
}
