package io.tutorflow.billing.school;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls for an organization: what the token says, and nothing that the request says, decides which one. */
final class SchoolCaller {

    private static final String ORGANIZATION_CLAIM = "org_id";

    private SchoolCaller() {}

    static UUID organization(SecurityContext caller) {
        if (caller.getUserPrincipal() instanceof JsonWebToken token
                && token.getClaim(ORGANIZATION_CLAIM) instanceof String organization) {
            try {
                return UUID.fromString(organization);
            } catch (IllegalArgumentException unnamed) {
                throw nowhere();
            }
        }
        throw nowhere();
    }

    private static ApiProblem nowhere() {
        return ApiProblem.of(
                ErrorCode.PLATFORM_FORBIDDEN, "The access token names no organization (claim org_id, a UUID)");
    }
}
