package io.tutorflow.billing.payment.checkout;

import io.tutorflow.billing.account.workspace.Status;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;

/** Whether a workspace can be paid for by card. */
final class Payable {

    private Payable() {}

    static void check(Workspace workspace) {
        if (workspace.terms().status() == Status.SUSPENDED) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                    "This workspace is suspended; contact the platform's operator to reactivate it");
        }
        mustBeVerified(workspace);
    }

    static void mustBeVerified(Workspace workspace) {
        if (!workspace.profile().contact().verified()) {
            throw ApiProblem.of(
                    ErrorCode.EMAIL_VERIFICATION_REQUIRED,
                    "Verify the workspace's email address first: POST /v1/platform/agent/verify-email/resend");
        }
    }
}
