package io.tutorflow.billing.payment.reload;

import io.tutorflow.billing.account.workspace.BillingMode;
import io.tutorflow.billing.account.workspace.Status;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;

/** Which workspaces prepay for credits. */
public final class Prepaid {

    private Prepaid() {}

    /** A 409 for a workspace that is metered. */
    public static void check(Workspace workspace) {
        if (isMetered(workspace)) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_CONFLICT,
                    "This workspace is metered (billingMode stripe_metered) and has no prepaid credits");
        }
    }

    static boolean is(Workspace workspace) {
        return workspace.terms().status() == Status.ACTIVE && !isMetered(workspace);
    }

    private static boolean isMetered(Workspace workspace) {
        return workspace.terms().billingMode() == BillingMode.STRIPE_METERED;
    }
}
