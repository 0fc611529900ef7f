package io.tutorflow.billing.kind;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.AccountKind;
import io.tutorflow.http.AccountKinds;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks up whose a wallet is. */
@ApplicationScoped
public class AccountKindTable implements AccountKinds {

    private static final String FIND = """
            SELECT id, 'WORKSPACE' FROM workspace WHERE id = ANY ($1)
            UNION ALL SELECT id, 'ORGANIZATION' FROM organization WHERE id = ANY ($1)
            UNION ALL SELECT account_id, 'STUDENT' FROM student WHERE account_id = ANY ($1)""";

    private final Pool pool;

    AccountKindTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<AccountKind>> kindOf(UUID account) {
        return kindsOf(List.of(account)).map(found -> Optional.ofNullable(found.get(account)));
    }

    /** Those of them that are accounts. */
    Uni<Map<UUID, AccountKind>> kindsOf(Collection<UUID> accounts) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.tuple().addArrayOfUUID(accounts.toArray(UUID[]::new)))
                .map(rows -> {
                    var found = new HashMap<UUID, AccountKind>();
                    rows.forEach(row -> found.put(row.getUUID(0), AccountKind.valueOf(row.getString(1))));
                    return found;
                });
    }
}
