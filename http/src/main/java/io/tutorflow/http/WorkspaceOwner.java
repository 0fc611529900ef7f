package io.tutorflow.http;

import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;

/** The person behind a workspace, which is determined by the token. */
public record WorkspaceOwner(UUID workspaceId, String subject) {

    public static final String ROLE = "workspace_owner";

    public static WorkspaceOwner of(SecurityContext caller) {
        if (caller.getUserPrincipal() instanceof Person person && person.workspaceId() != null) {
            return new WorkspaceOwner(person.workspaceId(), person.subject());
        }
        throw Person.missing(Person.WORKSPACE_CLAIM, "workspace");
    }
}
