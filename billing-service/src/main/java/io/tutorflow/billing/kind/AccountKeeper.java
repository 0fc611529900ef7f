package io.tutorflow.billing.kind;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.AccountKind;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.UUID;

/** The feature that keeps all accounts of one kind. */
public interface AccountKeeper {

    AccountKind kind();

    /**
     * Those of the ids that are accounts of its kind, by one statement.
     *
     * @param connection on which other keepers are asked at the same time, without waiting for each other's answers
     */
    Uni<RowSet<UUID>> among(UUID[] ids, SqlConnection connection);
}
