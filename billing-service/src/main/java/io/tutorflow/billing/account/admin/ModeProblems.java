package io.tutorflow.billing.account.admin;

import io.tutorflow.billing.account.mode.ModeAnswer;
import io.tutorflow.billing.account.mode.UnsettledMatters.Unsettled;
import io.tutorflow.billing.ledger.mode.ModeOutcome;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.money.Money;

/** What an operator reads whose workspace cannot be metered yet: what is in the way, and what to do about it. */
final class ModeProblems {

    private static final String SAVE_A_CARD = "have its owner save a card (POST /v1/platform/owner/payment-methods)";

    private ModeProblems() {}

    static ApiProblem onCreation() {
        return problem("needs a billing customer at Stripe, which a new workspace does not have: create it with"
                + " internal_invoice, " + SAVE_A_CARD + ", then PATCH billingMode");
    }

    static ApiProblem of(ModeAnswer.Refused refused) {
        return switch (refused) {
            case ModeAnswer.NotSettled unsettled -> problem(sentence(unsettled.what()));
            case ModeAnswer.NotFitting unfit -> problem(sentence(unfit.why()));
        };
    }

    private static String sentence(Unsettled what) {
        return switch (what) {
            case NO_CUSTOMER ->
                "needs a billing customer at Stripe, which this workspace does not have: " + SAVE_A_CARD;
            case SPECIAL_TERMS ->
                "needs terms with the catalogue's prices, which Stripe charges, and this workspace has, now or from a later"
                        + " date on, a discount, prices of its own or a minimum commitment: agree terms without them by PUT"
                        + " /v1/admin/workspaces/{id}/terms, and retry once they are in force";
            case PAYMENT_IN_FLIGHT ->
                "has to wait for a payment of this workspace that is not over yet"
                        + " (GET /v1/admin/accounts/{id}/payments): retry once it is paid, failed or expired";
            case REFUND_IN_FLIGHT ->
                "has to wait for a refund to this workspace that Stripe has not made yet: retry once it has succeeded or"
                        + " failed";
            case DISPUTE_OPEN ->
                "has to wait for a dispute about a payment of this workspace: retry once the bank has decided it";
        };
    }

    private static String sentence(ModeOutcome.Refused why) {
        return switch (why) {
            case ModeOutcome.CreditsLeft left ->
                "needs a workspace without purchased credits, and this one has %s: refund them, or let them be used up"
                        .formatted(credits(left.purchased()));
            case ModeOutcome.CreditsOwed owed ->
                "needs a workspace that owes no credits, and this one owes %s after a reversed top-up: have it paid first"
                        .formatted(credits(owed.missing()));
            case ModeOutcome.NoLine none ->
                "needs a credit line above 0, because all metered usage is owed on it: agree creditLineUsd by"
                        + " PUT /v1/admin/workspaces/{id}/terms";
            case ModeOutcome.LineTooSmall small ->
                "needs an unused credit line that covers the %s credits held for work in progress, and %s are unused:"
                                .formatted(credits(small.held()), credits(small.unusedLine()))
                        + " retry once the work has ended, or agree a higher creditLineUsd";
        };
    }

    private static String credits(Money amount) {
        return amount.credits().toPlainString();
    }

    private static ApiProblem problem(String what) {
        return ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, "billingMode stripe_metered " + what);
    }
}
