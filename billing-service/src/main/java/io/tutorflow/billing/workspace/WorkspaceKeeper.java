package io.tutorflow.billing.workspace;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.AccountKeeper;
import io.tutorflow.http.AccountKind;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Knows which accounts are workspaces'. */
@ApplicationScoped
class WorkspaceKeeper implements AccountKeeper {

    private static final String AMONG = "SELECT id FROM workspace WHERE id = ANY ($1)";

    @Override
    public AccountKind kind() {
        return AccountKind.WORKSPACE;
    }

    @Override
    public Uni<RowSet<UUID>> among(UUID[] ids, SqlConnection connection) {
        return connection
                .preparedQuery(AMONG)
                .mapping(row -> row.getUUID(0))
                .execute(Tuple.tuple().addArrayOfUUID(ids));
    }
}
