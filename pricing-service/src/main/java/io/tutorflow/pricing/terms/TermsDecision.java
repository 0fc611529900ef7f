package io.tutorflow.pricing.terms;

/** What became of a request for terms. */
sealed interface TermsDecision {

    /** A new version. */
    record Agreed(TermsVersion version) implements TermsDecision {}

    /** These terms are agreed from that date on already: nothing changed. */
    record Unchanged(TermsVersion version) implements TermsDecision {}

    /** Nothing changed. */
    record Refused(TermsRefusal reason) implements TermsDecision {}
}
