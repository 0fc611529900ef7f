package io.tutorflow.budget.teacher;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls for an organization: what the token says, and nothing that the request says, decides the organization. */
public record SchoolCaller(OrganizationId organization, String subject) {

    private static final String ORGANIZATION_CLAIM = "org_id";

    public static SchoolCaller of(SecurityContext caller) {
        if (caller.getUserPrincipal() instanceof JsonWebToken token
                && token.getClaim(ORGANIZATION_CLAIM) instanceof String organization
                && !organization.isBlank()) {
            return new SchoolCaller(new OrganizationId(organization), token.getName());
        }
        throw ApiProblem.of(ErrorCode.PLATFORM_FORBIDDEN, "The access token names no organization (claim org_id)");
    }

    Teacher teacher(String id) {
        return new Teacher(organization, new TeacherId(id));
    }
}
