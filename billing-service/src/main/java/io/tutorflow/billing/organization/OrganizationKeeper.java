package io.tutorflow.billing.organization;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.AccountKeeper;
import io.tutorflow.http.AccountKind;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Knows which accounts are organizations'. */
@ApplicationScoped
class OrganizationKeeper implements AccountKeeper {

    private static final String AMONG = "SELECT id FROM organization WHERE id = ANY ($1)";

    @Override
    public AccountKind kind() {
        return AccountKind.ORGANIZATION;
    }

    @Override
    public Uni<RowSet<UUID>> among(UUID[] ids, SqlConnection connection) {
        return connection
                .preparedQuery(AMONG)
                .mapping(row -> row.getUUID(0))
                .execute(Tuple.tuple().addArrayOfUUID(ids));
    }
}
