package io.tutorflow.billing.account.organization;

import io.tutorflow.http.ApiProblem;
import java.util.UUID;

/** The answer for an organization that does not exist. */
public final class MissingOrganization {

    private MissingOrganization() {}

    public static ApiProblem problem(UUID id) {
        return ApiProblem.notFound("The organization " + id);
    }
}
