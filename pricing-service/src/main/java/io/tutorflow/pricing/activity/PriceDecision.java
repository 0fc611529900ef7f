package io.tutorflow.pricing.activity;

import io.tutorflow.pricing.notice.WrongDate;

/** What became of a change of prices. */
sealed interface PriceDecision {

    /** A new version. */
    record Changed(PriceVersion version) implements PriceDecision {}

    /** The prices of that date were these already. */
    record Unchanged() implements PriceDecision {}

    /** The prices cannot take effect at this date. */
    record Misdated(WrongDate date) implements PriceDecision {}

    /** More prices in force or to come than one event can carry. */
    record TooMany() implements PriceDecision {}
}
