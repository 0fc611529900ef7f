package io.tutorflow.http;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an access token: its subject and nobody else, whatever other names stand in it.
 *
 * @param role one of {@link #ROLES}; none if the token names another one, or several
 * @param organizationId the school that the person belongs to, if the token names one
 * @param workspaceId the workspace that the person owns, if the token names one
 */
public record Person(
        String subject,
        @Nullable String role,
        @Nullable UUID organizationId,
        @Nullable UUID workspaceId) implements Principal {

    /** What a token may make of somebody; machines have roles of their own, which no token gives. */
    static final Set<String> ROLES = Set.of(
            Operator.ROLE, WorkspaceOwner.ROLE, SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT);

    static final String ORGANIZATION_CLAIM = "org_id";
    static final String WORKSPACE_CLAIM = "workspace_id";

    /** OpenID Connect Core 1.0, section 2: at most 255 ASCII characters. */
    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,255}");

    /** Nothing if the token does not say who it is. */
    static Optional<Person> of(JsonWebToken token) {
        return token.getClaim("sub") instanceof String subject
                        && SUBJECT.matcher(subject).matches()
                ? Optional.of(
                        new Person(subject, roleOf(token), id(token, ORGANIZATION_CLAIM), id(token, WORKSPACE_CLAIM)))
                : Optional.empty();
    }

    @Override
    public String getName() {
        return subject;
    }

    /** The account that the person calls for; an operator calls for none. */
    Optional<UUID> account() {
        var kind = accountKind();
        return kind == null ? Optional.empty() : Optional.ofNullable(accountOf(kind));
    }

    /** What the account has to be. */
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
                return id.toString().equalsIgnoreCase(text) ? id : null;
            } catch (IllegalArgumentException none) {
                return null;
            }
        }
        return null;
    }
}
