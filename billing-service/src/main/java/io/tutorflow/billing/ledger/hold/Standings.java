package io.tutorflow.billing.ledger.hold;

import static java.util.stream.Collectors.joining;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.AccountKeeper;
import io.tutorflow.billing.ledger.AccountId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How accounts and keys stand at this moment: one statement, made of what each keeper of accounts says of its own. */
@ApplicationScoped
class Standings {

    private final String sql;

    Standings(@All List<AccountKeeper> keepers) {
        sql = keepers.stream().map(AccountKeeper::standings).collect(joining("\nUNION ALL\n"));
    }

    Uni<Map<AccountId, Standing>> of(SqlClient client, Collection<AccountId> accounts, Collection<UUID> keys) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(
                        accounts.stream().map(AccountId::value).toArray(UUID[]::new), keys.toArray(UUID[]::new)))
                .map(Standings::read);
    }

    private static Map<AccountId, Standing> read(RowSet<Row> rows) {
        var found = new HashMap<AccountId, Standing>();
        for (var row : rows) {
            var standing = found.computeIfAbsent(
                    new AccountId(row.getUUID(0)),
                    account -> new Standing(
                            Standing.Owner.valueOf(row.getString(1)),
                            !"active".equals(row.getString(2)),
                            new HashMap<>()));
            var keyId = row.getUUID(3);
            if (keyId != null) {
                standing.keys().put(keyId, key(row.getString(4), row.getOffsetDateTime(5)));
            }
        }
        return found;
    }

    private static Standing.Key key(String status, @Nullable OffsetDateTime expiresAt) {
        return new Standing.Key("revoked".equals(status), expiresAt == null ? null : expiresAt.toInstant());
    }
}
