package io.tutorflow.pricing.terms;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.pricing.terms.TermsRefusal.Change;
import java.util.UUID;

/** What an operator is told of a refusal: the field or the limit, and the way out. */
final class TermsProblems {

    private TermsProblems() {}

    static ApiProblem of(TermsRefusal refusal) {
        return switch (refusal) {
            case TermsRefusal.Misdated misdated ->
                ApiProblem.invalid(misdated.date().words());
            case TermsRefusal.InMidMonth mid ->
                ApiProblem.invalid("effectiveFrom must be the 1st of a month, 00:00 UTC, where %s: %s, not %s"
                        .formatted(words(mid.what()), mid.next(), mid.asked()));
            case TermsRefusal.UnsettlesLater later ->
                conflict(
                        "With these terms before it, version %d, which takes effect at %s, would be one where %s, and that"
                                        .formatted(
                                                later.later().number(),
                                                later.later().effectiveFrom(),
                                                words(later.what()))
                                + " may only be on the 1st of a month; replace that version first");
            case TermsRefusal.NotForMetered metered ->
                conflict(
                        "This workspace is metered (billingMode stripe_metered): Stripe charges it the catalogue's prices, so"
                                + " that it has no discountPercent, discounts, prices or commitUsd; have it return to"
                                + " internal_invoice first");
            case TermsRefusal.TooManyVersions many ->
                conflict("There are already %d versions in force or scheduled; wait until one is superseded"
                        .formatted(many.limit()));
        };
    }

    static ApiProblem missing(UUID workspace) {
        return ApiProblem.of(ErrorCode.PLATFORM_WORKSPACE_NOT_FOUND, "There is no workspace %s".formatted(workspace));
    }

    private static String words(Change change) {
        return switch (change) {
            case INCLUDED_OR_COMMIT -> "includedUsd or commitUsd change";
            case PRICES_OF_METERED_WORKSPACES -> "prices or discounts of a metered workspace change";
        };
    }

    private static ApiProblem conflict(String message) {
        return ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, message);
    }
}
