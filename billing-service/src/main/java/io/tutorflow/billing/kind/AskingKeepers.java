package io.tutorflow.billing.kind;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.AccountKind;
import io.tutorflow.http.AccountKinds;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks all keepers whose accounts these are: on one connection, pipelined. */
@ApplicationScoped
public class AskingKeepers implements AccountKinds {

    private final List<AccountKeeper> keepers;
    private final Pool pool;

    AskingKeepers(@All List<AccountKeeper> keepers, Pool pool) {
        this.keepers = keepers;
        this.pool = pool;
    }

    @Override
    public Uni<Optional<AccountKind>> kindOf(UUID account) {
        return kindsOf(List.of(account)).map(found -> Optional.ofNullable(found.get(account)));
    }

    /** The ids that are accounts, with their kinds. */
    Uni<Map<UUID, AccountKind>> kindsOf(Collection<UUID> accounts) {
        var ids = accounts.toArray(UUID[]::new);
        return pool.withConnection(connection -> Uni.join()
                        .all(keepers.stream()
                                .map(keeper -> connection
                                        .preparedQuery(keeper.among())
                                        .mapping(row -> row.getUUID(0))
                                        .execute(Tuple.tuple().addArrayOfUUID(ids)))
                                .toList())
                        .andFailFast())
                .map(this::kinds);
    }

    /** @param kept the accounts of each keeper, in their order */
    private Map<UUID, AccountKind> kinds(List<RowSet<UUID>> kept) {
        var found = new HashMap<UUID, AccountKind>();
        for (int at = 0; at < kept.size(); at++) {
            var kind = keepers.get(at).kind();
            kept.get(at).forEach(id -> found.put(id, kind));
        }
        return found;
    }
}
