package io.tutorflow.billing.payment;

import io.tutorflow.billing.account.workspace.Status;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.money.Money;

/** Which workspaces prepay for credits. */
public final class Prepaid {

    private Prepaid() {}

    /** A 409 for a workspace that is metered. */
    public static void check(Workspace workspace) {
        if (isMetered(workspace)) {
            throw problem();
        }
    }

    /**
     * The same, unless it owes credits.
     *
     * @param posted below zero after a lost dispute
     */
    public static void checkUnlessOwing(Workspace workspace, Money posted) {
        if (!posted.isNegative()) {
            check(workspace);
        }
    }

    public static boolean is(Workspace workspace) {
        return workspace.terms().status() == Status.ACTIVE && !isMetered(workspace);
    }

    static ApiProblem problem() {
        return ApiProblem.of(
                ErrorCode.PLATFORM_CONFLICT,
                "This workspace is metered (billingMode stripe_metered) and has no prepaid credits; only what it owes"
                        + " after a reversed top-up can be paid");
    }

    private static boolean isMetered(Workspace workspace) {
        return workspace.terms().billingMode().isMetered();
    }
}
