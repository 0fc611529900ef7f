package io.tutorflow.http;

import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who calls for an organization: what the token says, and nothing that the request says, decides which one.
 *
 * @param role {@code org_admin}, {@code teacher} or {@code student}
 */
public record SchoolCaller(UUID organizationId, String subject, String role) {

    public static final String ORG_ADMIN = "org_admin";
    public static final String TEACHER = "teacher";
    public static final String STUDENT = "student";

    private static final String ORGANIZATION_CLAIM = "org_id";

    public static SchoolCaller of(SecurityContext caller) {
        if (caller.getUserPrincipal() instanceof JsonWebToken token && token.getName() != null) {
            var organization = Claims.uuid(token, ORGANIZATION_CLAIM, "organization");
            return new SchoolCaller(organization, token.getName(), roleOf(caller));
        }
        throw Claims.missing(ORGANIZATION_CLAIM, "organization");
    }

    /** None if somebody else than a teacher calls. */
    public @Nullable String teacherId() {
        return role.equals(TEACHER) ? subject : null;
    }

    public boolean isStudent() {
        return role.equals(STUDENT);
    }

    /** Whose tokens this person spends and looks at: the organization's, or a student's own. */
    public UUID wallet() {
        return isStudent() ? StudentAccount.idOf(organizationId, subject) : organizationId;
    }

    public boolean isAdmin() {
        return role.equals(ORG_ADMIN);
    }

    private static String roleOf(SecurityContext caller) {
        return caller.isUserInRole(ORG_ADMIN) ? ORG_ADMIN : caller.isUserInRole(TEACHER) ? TEACHER : STUDENT;
    }
}
