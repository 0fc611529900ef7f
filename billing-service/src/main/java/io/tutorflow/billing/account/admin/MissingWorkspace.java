package io.tutorflow.billing.account.admin;

import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;

/** The answer for a workspace that does not exist. */
final class MissingWorkspace {

    private MissingWorkspace() {}

    static ApiProblem problem(WorkspaceId id) {
        return ApiProblem.of(ErrorCode.PLATFORM_WORKSPACE_NOT_FOUND, "There is no workspace " + id.value());
    }
}
