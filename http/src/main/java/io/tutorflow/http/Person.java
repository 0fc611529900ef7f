package io.tutorflow.http;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A person with an access token, identified by its subject only, whatever other names it contains.
 *
 * @param role one of {@link #ROLES}; null if the token names another role, or several
 * @param organizationId the person's school, if the token names one
 * @param workspaceId the person's workspace, if the token names one
 */
public record Person(
        String subject,
        @Nullable String role,
        @Nullable UUID organizationId,
        @Nullable UUID workspaceId) implements Principal {

    /** The roles that a token can give; machines have their own, which no token can give. */
    static final Set<String> ROLES = Set.of(
            Operator.ROLE, WorkspaceOwner.ROLE, SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT);

    /** RFC 9562, section 5.9: no account has it, and systems send it for "none". */
    private static final UUID NIL = new UUID(0, 0);

    static final String ORGANIZATION_CLAIM = "org_id";
    static final String WORKSPACE_CLAIM = "workspace_id";

    /** As many as OpenID Connect Core 1.0, section 2, allows: printable characters, of which not all are spaces. */
    public static final String SUBJECT =
            "(?=.*[^ \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u205f\\u3000])[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ud800-\\udfff]{1,255}";

    public static final String SUBJECT_RULE = "must be a subject of 1 to 255 printable characters";

    private static final Pattern SUBJECTS = Pattern.compile(SUBJECT);

    /** Empty if the token does not name its subject. */
    static Optional<Person> of(JsonWebToken token) {
        return token.getClaim("sub") instanceof String subject
                        && SUBJECTS.matcher(subject).matches()
                ? Optional.of(
                        new Person(subject, roleOf(token), id(token, ORGANIZATION_CLAIM), id(token, WORKSPACE_CLAIM)))
                : Optional.empty();
    }

    @Override
    public String getName() {
        return subject;
    }

    /** The account that the person acts for; operators act for none. */
    Optional<UUID> account() {
        var kind = accountKind();
        return kind == null ? Optional.empty() : Optional.ofNullable(accountOf(kind));
    }

    /** The required kind of account. */
    @Nullable
    AccountKind accountKind() {
        if (role == null) {
            return null;
        }
        return switch (role) {
            case WorkspaceOwner.ROLE -> AccountKind.WORKSPACE;
            case SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT -> AccountKind.ORGANIZATION;
            default -> null;
        };
    }

    private @Nullable UUID accountOf(AccountKind kind) {
        return switch (kind) {
            case WORKSPACE -> workspaceId;
            case ORGANIZATION, STUDENT -> organizationId;
        };
    }

    static ApiProblem missing(String claim, String what) {
        return ApiProblem.of(
                ErrorCode.PLATFORM_FORBIDDEN, "The access token names no " + what + " (claim " + claim + ", a UUID)");
    }

    private static @Nullable String roleOf(JsonWebToken token) {
        return token.getClaim("role") instanceof String role && ROLES.contains(role) ? role : null;
    }

    private static @Nullable UUID id(JsonWebToken token, String claim) {
        if (token.getClaim(claim) instanceof String text) {
            try {
                var id = UUID.fromString(text);
                return id.toString().equalsIgnoreCase(text) && !id.equals(NIL) ? id : null;
            } catch (IllegalArgumentException none) {
                return null;
            }
        }
        return null;
    }
}
