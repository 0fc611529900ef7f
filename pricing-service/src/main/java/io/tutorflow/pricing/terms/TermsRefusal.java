package io.tutorflow.pricing.terms;

import io.tutorflow.pricing.notice.WrongDate;
import java.time.Instant;

/** Why terms were not agreed. */
sealed interface TermsRefusal {

    /** The terms cannot take effect at this date. */
    record Misdated(WrongDate date) implements TermsRefusal {}

    /** What changes by then changes on the 1st of a month, 00:00 UTC, only. */
    record InMidMonth(Change what, Instant asked, Instant next) implements TermsRefusal {}

    /** With these terms before it, a version that is to come would change in mid-month what changes on the 1st only. */
    record UnsettlesLater(Change what, TermsVersion later) implements TermsRefusal {}

    /** Stripe's meters charge a metered workspace the prices of the catalogue, and nothing but usage. */
    record NotForMetered() implements TermsRefusal {}

    /** More versions in force or to come than one event can carry. */
    record TooManyVersions(int limit) implements TermsRefusal {}

    /** What changes with the month alone. */
    enum Change {
        INCLUDED_OR_COMMIT,
        /** Stripe's meters have one price a month. */
        PRICES_OF_METERED_WORKSPACES
    }
}
