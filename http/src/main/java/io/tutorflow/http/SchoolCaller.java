package io.tutorflow.http;

import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who acts for an organization, which is determined by the token alone.
 *
 * @param role {@code org_admin}, {@code teacher} or {@code student}
 */
public record SchoolCaller(UUID organizationId, String subject, String role) {

    public static final String ORG_ADMIN = "org_admin";
    public static final String TEACHER = "teacher";
    public static final String STUDENT = "student";

    public static SchoolCaller of(SecurityContext caller) {
        if (caller.getUserPrincipal() instanceof Person person
                && person.role() != null
                && person.organizationId() != null) {
            return new SchoolCaller(person.organizationId(), person.subject(), person.role());
        }
        throw Person.missing(Person.ORGANIZATION_CLAIM, "organization");
    }

    /** Null unless the caller is a teacher. */
    public @Nullable String teacherId() {
        return role.equals(TEACHER) ? subject : null;
    }

    public boolean isStudent() {
        return role.equals(STUDENT);
    }

    /** The wallet that this person spends and sees: the organization's, or a student's own. */
    public UUID wallet() {
        return isStudent() ? StudentAccount.idOf(organizationId, subject) : organizationId;
    }

    public boolean isAdmin() {
        return role.equals(ORG_ADMIN);
    }
}
