package io.tutorflow.billing.ledger.mode;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Wallet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The changes of accounts' modes, which are kept. */
public final class ModeTable {

    private static final String OF = "SELECT account_id, since, metered FROM billing_mode WHERE account_id = ANY ($1)";

    private static final String OF_ONE = "SELECT since, metered FROM billing_mode WHERE account_id = :account";

    private static final String FIRST_METERED = """
            SELECT account_id, min(after_seq) FROM billing_mode WHERE metered AND account_id > :last
            GROUP BY account_id ORDER BY account_id""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String NOTE = """
            INSERT INTO billing_mode (account_id, since, metered, after_seq, changed_at, actor)
            VALUES (:account, :since, :metered, :after, :changedAt, :actor)""";

    private ModeTable() {}

    /**
     * An account that is or once was metered.
     *
     * @param afterSeq no transfer up to this one is
     */
    public record FirstMetered(UUID account, long afterSeq) {}

    /** In the order of the accounts, from the first one or from after one. */
    public static Uni<List<FirstMetered>> firstMetered(Mutiny.Session session, @Nullable UUID last, int limit) {
        return session.createNativeQuery(FIRST_METERED, Object[].class)
                .setParameter("last", last == null ? BEFORE_ALL : last)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new FirstMetered((UUID) row[0], ((Number) row[1]).longValue()))
                        .toList());
    }

    /** Those of the accounts whose mode ever changed. */
    public static Uni<Map<AccountId, ModeHistory>> of(SqlClient client, Collection<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
        return client.preparedQuery(OF).execute(Tuple.of(ids)).map(rows -> {
            var changes = new HashMap<AccountId, NavigableMap<Instant, BillingMode>>();
            rows.forEach(row -> changes.computeIfAbsent(new AccountId(row.getUUID(0)), account -> new TreeMap<>())
                    .put(row.getOffsetDateTime(1).toInstant(), BillingMode.of(row.getBoolean(2))));
            var found = new HashMap<AccountId, ModeHistory>();
            changes.forEach((account, made) -> found.put(account, new ModeHistory(made)));
            return found;
        });
    }

    public static Uni<ModeHistory> of(Mutiny.Session session, UUID account) {
        return session.createNativeQuery(OF_ONE, Object[].class)
                .setParameter("account", account)
                .getResultList()
                .map(rows -> {
                    var changes = new TreeMap<Instant, BillingMode>();
                    rows.forEach(row ->
                            changes.put(((OffsetDateTime) row[0]).toInstant(), BillingMode.of((Boolean) row[1])));
                    return new ModeHistory(changes);
                });
    }

    /**
     * @param wallet as the change leaves it: later transfers know of it
     * @param since when it takes effect, which may have been before it is made
     */
    static Uni<Void> note(Mutiny.Session session, Wallet wallet, Instant since, Instant changedAt, String actor) {
        return session.createNativeQuery(NOTE)
                .setParameter("account", wallet.account().value())
                .setParameter("since", since)
                .setParameter("metered", wallet.mode().isMetered())
                .setParameter("after", wallet.number())
                .setParameter("changedAt", changedAt)
                .setParameter("actor", actor)
                .executeUpdate()
                .replaceWithVoid();
    }
}
