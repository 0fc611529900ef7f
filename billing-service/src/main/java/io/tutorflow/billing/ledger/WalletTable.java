package io.tutorflow.billing.ledger;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wallets' rows. */
public final class WalletTable {

    private static final String COLUMNS = """
            SELECT account_id, promo_micros, purchased_micros, line_micros, held_micros, credit_line_micros, line_frozen, funded, seq,
                   filled_seq, free_tripwire_micros, posted_tripwire_micros, refusals_watched, metered
            FROM wallet WHERE account_id = ANY ($1)""";

    /** Locks in the order of the ids, so that two batches cannot wait for each other. */
    private static final String LOCK = COLUMNS + " ORDER BY account_id FOR NO KEY UPDATE";

    private WalletTable() {}

    public static Uni<Map<AccountId, Wallet>> read(SqlClient client, Collection<AccountId> accounts) {
        return wallets(client, COLUMNS, accounts);
    }

    public static Uni<Map<AccountId, Wallet>> lock(SqlConnection transaction, Collection<AccountId> accounts) {
        return wallets(transaction, LOCK, accounts);
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
                new Line(Money.ofMicros(row.getLong(5)), Money.ofMicros(row.getLong(3)), row.getBoolean(6)),
                Money.ofMicros(row.getLong(4)),
                row.getBoolean(7),
                row.getLong(8),
                row.getLong(9),
                new Tripwire(money(row.getLong(10)), money(row.getLong(11)), row.getBoolean(12)),
                BillingMode.of(row.getBoolean(13)));
    }

    private static @Nullable Money money(@Nullable Long micros) {
        return micros == null ? null : Money.ofMicros(micros);
    }

    private static UUID[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).distinct().toArray(UUID[]::new);
    }
}
