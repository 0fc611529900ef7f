package io.tutorflow.billing.organization;

import io.tutorflow.http.ApiProblem;
import java.util.UUID;

/** The answer about an organization that does not exist. */
final class MissingOrganization {

    private MissingOrganization() {}

    static ApiProblem problem(UUID id) {
        return ApiProblem.notFound("The organization " + id);
    }
}
