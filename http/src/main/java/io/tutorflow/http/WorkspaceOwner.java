package io.tutorflow.http;

import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person behind a workspace: what the token says decides which one. */
public record WorkspaceOwner(UUID workspaceId, String subject) {

    public static final String ROLE = "workspace_owner";

    private static final String WORKSPACE_CLAIM = "workspace_id";

    public static WorkspaceOwner of(SecurityContext caller) {
        if (caller.getUserPrincipal() instanceof JsonWebToken token && token.getName() != null) {
            return new WorkspaceOwner(Claims.uuid(token, WORKSPACE_CLAIM, "workspace"), token.getName());
        }
        throw Claims.missing(WORKSPACE_CLAIM, "workspace");
    }
}
