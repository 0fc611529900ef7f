package io.tutorflow.billing.ledger.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.LedgerWriter;
import io.tutorflow.billing.ledger.Tripwire;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What followers want to know of accounts. Every method is part of the caller's transaction. */
@ApplicationScoped
public class BalanceWatches {

    private static final String SET = """
            INSERT INTO balance_watch (account_id, follower, basis, below_micros, is_level)
            SELECT account_id, :follower, :basis, CAST(:below AS bigint), :level FROM wallet WHERE account_id = ANY (:accounts)
            ON CONFLICT (account_id, follower) DO UPDATE SET below_micros = excluded.below_micros""";

    private static final String END =
            "DELETE FROM balance_watch WHERE follower = :follower AND account_id = ANY (:accounts)";

    /** Who begins to watch is told of the next refusal, whatever was told before. */
    private static final String FORGET = """
            DELETE FROM exhausted e WHERE account_id = ANY (:accounts) AND NOT EXISTS (
                SELECT FROM balance_watch b WHERE b.account_id = e.account_id AND b.basis = 'refusals')""";

    /** The highest thresholds of each of these accounts that anybody watches. */
    private static final String TRIPWIRES = """
            SELECT account_id, max(below_micros) FILTER (WHERE basis = 'free'),
                   max(below_micros) FILTER (WHERE basis = 'posted'), bool_or(basis = 'refusals')
            FROM balance_watch WHERE account_id = ANY (:accounts) GROUP BY account_id""";

    private final WalletLocks locks;

    BalanceWatches(WalletLocks locks) {
        this.locks = locks;
    }

    /**
     * From now on the follower is told of what falls below; of what is below already only if it wants to know as long as
     * it is.
     *
     * @param below none: it wants to know no more
     */
    public Uni<Void> watch(Collection<UUID> accounts, Follower follower, @Nullable Money below) {
        return set(accounts, follower, below != null, below);
    }

    /** From now on the follower is told of the next refusal for lack of credits, once until credits come in. */
    public Uni<Void> watchRefusals(Collection<UUID> accounts, Follower follower, boolean wanted) {
        return set(accounts, follower, wanted, null);
    }

    private Uni<Void> set(Collection<UUID> accounts, Follower follower, boolean wanted, @Nullable Money below) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = accounts.toArray(UUID[]::new);
        return locks.lock(List.copyOf(accounts))
                .chain(() -> wanted
                        ? run(
                                SET,
                                statement -> statement
                                        .setParameter("accounts", ids)
                                        .setParameter("follower", follower.text())
                                        .setParameter("basis", follower.basis())
                                        .setParameter("below", below == null ? null : below.micros())
                                        .setParameter("level", follower.isLevel()))
                        : run(
                                END,
                                statement -> statement
                                        .setParameter("accounts", ids)
                                        .setParameter("follower", follower.text())))
                .chain(() -> wanted
                        ? Uni.createFrom().item(0)
                        : run(FORGET, statement -> statement.setParameter("accounts", ids)))
                .chain(() -> arm(ids));
    }

    /** The wallets say from now on whether anybody watches them. */
    private static Uni<Void> arm(UUID[] accounts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TRIPWIRES, Object[].class)
                        .setParameter("accounts", accounts)
                        .getResultList()
                        .chain(rows -> LedgerWriter.arm(session, tripwires(accounts, rows))));
    }

    private static Map<UUID, Tripwire> tripwires(UUID[] accounts, List<Object[]> rows) {
        var tripwires = new HashMap<UUID, Tripwire>();
        for (var account : accounts) {
            tripwires.put(account, Tripwire.NOBODY);
        }
        rows.forEach(row -> tripwires.put((UUID) row[0], new Tripwire(money(row[1]), money(row[2]), (Boolean) row[3])));
        return tripwires;
    }

    private static @Nullable Money money(@Nullable Object micros) {
        return micros == null ? null : Money.ofMicros(((Number) micros).longValue());
    }

    private static Uni<Integer> run(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate());
    }
}
