package io.tutorflow.pricing.terms;

import java.time.Instant;

/** Why terms were not agreed. */
sealed interface TermsRefusal {

    /** What has been is not priced anew. */
    record Past(Instant asked, Instant now) implements TermsRefusal {}

    /** The services would not all know the version by this date. */
    record TooEarly(Instant asked, Instant earliest) implements TermsRefusal {}

    /** So far ahead that it can only be a slip. */
    record TooFarAhead(Instant asked, Instant latest) implements TermsRefusal {}

    /** What changes by then changes on the 1st of a month, 00:00 UTC, only. */
    record InMidMonth(Change what, Instant asked, Instant next) implements TermsRefusal {}

    /** With these terms before it, a version that is to come would change in mid-month what changes on the 1st only. */
    record UnsettlesLater(Change what, TermsVersion later) implements TermsRefusal {}

    /** More versions in force or to come than one event can carry. */
    record TooManyVersions(int limit) implements TermsRefusal {}

    /** What changes with the month alone. */
    enum Change {
        INCLUDED_OR_COMMIT,
        /** Stripe's meters have one price a month. */
        PRICES_OF_METERED_WORKSPACES
    }
}
