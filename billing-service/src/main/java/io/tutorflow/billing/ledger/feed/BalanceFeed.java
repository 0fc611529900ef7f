package io.tutorflow.billing.ledger.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Signals to whoever watches a wallet, in the transaction that left it so and has it locked. A wallet that nobody watches
 * costs nothing here.
 */
public final class BalanceFeed {

    /** In one order, so that two batches cannot wait for each other; an account is once, however often it falls. */
    private static final String SIGNAL = """
            INSERT INTO balance_signal (follower, account_id, seq, balance_micros, below_micros, at)
            SELECT w.follower, w.account_id, f.seq, CASE w.basis WHEN 'free' THEN f.free_after ELSE f.posted_after END,
                   w.below_micros, %s
            FROM %s AS f (account_id, seq, free_before, free_after, posted_before, posted_after, levels)
            JOIN balance_watch w ON w.account_id = f.account_id
            WHERE CASE w.basis
                WHEN 'free' THEN f.free_after < w.below_micros
                    AND CASE WHEN w.is_level THEN f.levels ELSE f.free_before >= w.below_micros END
                WHEN 'posted' THEN f.posted_after < w.below_micros
                    AND CASE WHEN w.is_level THEN f.levels ELSE f.posted_before >= w.below_micros END
                ELSE false END
            ORDER BY w.account_id, w.follower
            ON CONFLICT (follower, account_id) DO NOTHING""";

    private static final String SIGNAL_MANY = SIGNAL.formatted(
            "$1",
            "unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::boolean[])");

    private static final String SIGNAL_ONE = SIGNAL.formatted(
            "CAST(:at AS timestamptz)",
            "(VALUES (CAST(:account AS uuid), CAST(:seq AS bigint), CAST(:freeBefore AS bigint),"
                    + " CAST(:freeAfter AS bigint), CAST(:postedBefore AS bigint), CAST(:postedAfter AS bigint),"
                    + " CAST(:levels AS boolean)))");

    /** Once for each filling of a wallet, where somebody watches; a refusal that saw less than there is now is no news. */
    private static final String SIGNAL_REFUSALS = """
            WITH refusing AS (
                SELECT w.account_id, w.filled_seq, w.seq, w.promo_micros + w.purchased_micros AS balance
                FROM unnest($1::uuid[], $2::bigint[]) AS seen (account_id, filled_seq)
                JOIN wallet w ON w.account_id = seen.account_id AND w.filled_seq = seen.filled_seq
                WHERE w.refusals_watched AND NOT EXISTS (SELECT FROM exhausted e WHERE e.account_id = w.account_id AND e.filled_seq >= w.filled_seq)
            ), news AS (
                INSERT INTO exhausted (account_id, filled_seq) SELECT account_id, filled_seq FROM refusing ORDER BY account_id
                ON CONFLICT (account_id) DO UPDATE SET filled_seq = excluded.filled_seq
                    WHERE exhausted.filled_seq < excluded.filled_seq
                RETURNING account_id
            )
            INSERT INTO balance_signal (follower, account_id, seq, balance_micros, at)
            SELECT b.follower, r.account_id, r.seq, r.balance, $3
            FROM refusing r JOIN news USING (account_id)
                JOIN balance_watch b ON b.account_id = r.account_id AND b.basis = 'refusals'
            ORDER BY r.account_id, b.follower
            ON CONFLICT (follower, account_id) DO NOTHING""";

    private BalanceFeed() {}

    /** Of wallets as holds or their ends found them, and as they leave them. */
    public static Uni<Void> signal(
            SqlClient transaction, Map<AccountId, Wallet> before, Collection<Wallet> after, Instant now) {
        var falls = Fall.of(before, after, true);
        if (falls.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(falls)
                .everywhere(now)
                .uuids(fall -> fall.after().account().value())
                .longs(fall -> fall.after().number())
                .longs(fall -> fall.before().free().micros())
                .longs(fall -> fall.after().free().micros())
                .longs(fall -> fall.before().posted().micros())
                .longs(fall -> fall.after().posted().micros())
                .booleans(Fall::levels)
                .tuple();
        return transaction.preparedQuery(SIGNAL_MANY).execute(parameters).replaceWithVoid();
    }

    /**
     * Of wallets as a posting found them, and as it leaves them.
     *
     * @param levels whether those are told, too, who want to know as long as it is below
     */
    public static Uni<Void> signal(
            Mutiny.Session session,
            Map<AccountId, Wallet> before,
            Collection<Wallet> after,
            boolean levels,
            Instant now) {
        return Multi.createFrom()
                .iterable(Fall.of(before, after, levels))
                .onItem()
                .transformToUniAndConcatenate(fall -> session.createNativeQuery(SIGNAL_ONE)
                        .setParameter("at", now)
                        .setParameter("account", fall.after().account().value().toString())
                        .setParameter("seq", fall.after().number())
                        .setParameter("freeBefore", fall.before().free().micros())
                        .setParameter("freeAfter", fall.after().free().micros())
                        .setParameter("postedBefore", fall.before().posted().micros())
                        .setParameter("postedAfter", fall.after().posted().micros())
                        .setParameter("levels", fall.levels())
                        .executeUpdate())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** @param refusing accounts, each with the filling that was seen */
    public static Uni<Void> signalRefusals(SqlClient client, Map<AccountId, Long> refusing, Instant now) {
        if (refusing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(List.copyOf(refusing.entrySet()))
                .uuids(seen -> seen.getKey().value())
                .longs(Map.Entry::getValue)
                .everywhere(now)
                .tuple();
        return client.preparedQuery(SIGNAL_REFUSALS).execute(parameters).replaceWithVoid();
    }
}
