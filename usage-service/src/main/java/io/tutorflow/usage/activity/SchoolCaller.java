package io.tutorflow.usage.activity;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who calls for an organization: what the token says, and nothing that the request says, decides which one.
 *
 * @param role {@code org_admin}, {@code teacher} or {@code student}
 */
record SchoolCaller(UUID organizationId, String subject, String role) {

    static final String ORG_ADMIN = "org_admin";
    static final String TEACHER = "teacher";
    static final String STUDENT = "student";

    private static final String ORGANIZATION_CLAIM = "org_id";

    static SchoolCaller of(SecurityContext caller) {
        if (caller.getUserPrincipal() instanceof JsonWebToken token
                && token.getName() != null
                && token.getClaim(ORGANIZATION_CLAIM) instanceof String organization) {
            try {
                return new SchoolCaller(UUID.fromString(organization), token.getName(), roleOf(caller));
            } catch (IllegalArgumentException unnamed) {
                throw nowhere();
            }
        }
        throw nowhere();
    }

    /** Budgets are for teachers. */
    @Nullable
    String teacherId() {
        return role.equals(TEACHER) ? subject : null;
    }

    boolean isAdmin() {
        return role.equals(ORG_ADMIN);
    }

    private static String roleOf(SecurityContext caller) {
        return caller.isUserInRole(ORG_ADMIN) ? ORG_ADMIN : caller.isUserInRole(TEACHER) ? TEACHER : STUDENT;
    }

    private static ApiProblem nowhere() {
        return ApiProblem.of(
                ErrorCode.PLATFORM_FORBIDDEN, "The access token names no organization (claim org_id, a UUID)");
    }
}
