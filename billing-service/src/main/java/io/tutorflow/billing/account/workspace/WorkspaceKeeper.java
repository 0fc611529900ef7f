package io.tutorflow.billing.account.workspace;

import io.tutorflow.billing.kind.AccountKeeper;
import io.tutorflow.http.AccountKind;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows which accounts are workspaces. */
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

    @Override
    public String standings() {
        return """
                SELECT w.id, 'WORKSPACE', w.status, k.id, k.status, k.expires_at
                FROM workspace w LEFT JOIN api_key k ON k.workspace_id = w.id AND k.id = ANY ($2)
                WHERE w.id = ANY ($1)""";
    }
}
