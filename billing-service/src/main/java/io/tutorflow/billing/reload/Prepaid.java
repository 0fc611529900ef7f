package io.tutorflow.billing.reload;

import io.tutorflow.billing.workspace.BillingMode;
import io.tutorflow.billing.workspace.Status;
import io.tutorflow.billing.workspace.Workspace;

/** Which workspaces are charged for credits. */
final class Prepaid {

    private Prepaid() {}

    static boolean is(Workspace workspace) {
        return workspace.terms().status() == Status.ACTIVE
                && workspace.terms().billingMode() != BillingMode.STRIPE_METERED;
    }
}
