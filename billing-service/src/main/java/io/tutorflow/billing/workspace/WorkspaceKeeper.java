package io.tutorflow.billing.workspace;

import io.tutorflow.billing.kind.AccountKeeper;
import io.tutorflow.http.AccountKind;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows which accounts are workspaces'. */
@ApplicationScoped
class WorkspaceKeeper implements AccountKeeper {

    @Override
    public AccountKind kind() {
        return AccountKind.WORKSPACE;
    }

    @Override
    public String among() {
        return "SELECT id FROM workspace WHERE id = ANY ($1)";
    }
}
