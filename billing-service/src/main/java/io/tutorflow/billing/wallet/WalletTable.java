package io.tutorflow.billing.wallet;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wallets' rows, and the standing of those who own them. */
final class WalletTable {

    private static final String COLUMNS = """
            SELECT account_id, promo_micros, purchased_micros, line_micros, held_micros, credit_line_micros, funded, seq,
                   filled_seq, free_tripwire_micros, posted_tripwire_micros, refusals_watched
            FROM wallet WHERE account_id = ANY ($1)""";

    /** Locks in the order of the ids, so that two batches cannot wait for each other. */
    private static final String LOCK = COLUMNS + " ORDER BY account_id FOR NO KEY UPDATE";

    private static final String STANDINGS = """
            SELECT w.id, 'WORKSPACE', w.status, k.id AS key_id, k.status AS key_status, k.expires_at
            FROM workspace w LEFT JOIN api_key k ON k.workspace_id = w.id AND k.id = ANY ($2)
            WHERE w.id = ANY ($1)
            UNION ALL
            SELECT o.id, 'ORGANIZATION', o.status, NULL, NULL, NULL FROM organization o WHERE o.id = ANY ($1)
            UNION ALL
            SELECT s.account_id, 'STUDENT', o.status, NULL, NULL, NULL
            FROM student s JOIN organization o ON o.id = s.organization_id WHERE s.account_id = ANY ($1)""";

    private WalletTable() {}

    static Uni<Map<AccountId, Wallet>> read(SqlClient client, Collection<AccountId> accounts) {
        return wallets(client, COLUMNS, accounts);
    }

    static Uni<Map<AccountId, Wallet>> lock(SqlConnection transaction, Collection<AccountId> accounts) {
        return wallets(transaction, LOCK, accounts);
    }

    static Uni<Map<AccountId, Standing>> standings(
            SqlClient client, Collection<AccountId> accounts, Collection<UUID> keys) {
        return client.preparedQuery(STANDINGS)
                .execute(Tuple.of(ids(accounts), keys.toArray(UUID[]::new)))
                .map(WalletTable::standings);
    }

    private static Uni<Map<AccountId, Wallet>> wallets(SqlClient client, String sql, Collection<AccountId> accounts) {
        return client.preparedQuery(sql).execute(Tuple.of(ids(accounts))).map(rows -> {
            var found = new HashMap<AccountId, Wallet>();
            for (var row : rows) {
                var wallet = wallet(row);
                found.put(wallet.account(), wallet);
            }
            return found;
        });
    }

    private static Wallet wallet(Row row) {
        return new Wallet(
                new AccountId(row.getUUID(0)),
                Money.ofMicros(row.getLong(1)),
                Money.ofMicros(row.getLong(2)),
                Money.ofMicros(row.getLong(3)),
                Money.ofMicros(row.getLong(4)),
                Money.ofMicros(row.getLong(5)),
                row.getBoolean(6),
                row.getLong(7),
                row.getLong(8),
                new Tripwire(money(row.getLong(9)), money(row.getLong(10)), row.getBoolean(11)));
    }

    private static Map<AccountId, Standing> standings(RowSet<Row> rows) {
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

    private static @Nullable Money money(@Nullable Long micros) {
        return micros == null ? null : Money.ofMicros(micros);
    }

    private static UUID[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).distinct().toArray(UUID[]::new);
    }
}
