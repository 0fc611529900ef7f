package io.tutorflow.billing.student;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.AccountKeeper;
import io.tutorflow.http.AccountKind;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Knows which accounts are students'. */
@ApplicationScoped
class StudentKeeper implements AccountKeeper {

    private static final String AMONG = "SELECT account_id FROM student WHERE account_id = ANY ($1)";

    @Override
    public AccountKind kind() {
        return AccountKind.STUDENT;
    }

    @Override
    public Uni<RowSet<UUID>> among(UUID[] ids, SqlConnection connection) {
        return connection
                .preparedQuery(AMONG)
                .mapping(row -> row.getUUID(0))
                .execute(Tuple.tuple().addArrayOfUUID(ids));
    }
}
