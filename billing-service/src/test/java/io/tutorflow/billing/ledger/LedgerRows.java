package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Accounts made and looked at by a test, past all rules. */
@ApplicationScoped
public class LedgerRows {

    private final Pool pool;

    LedgerRows(Pool pool) {
        this.pool = pool;
    }

    public AccountId accountWith(long credits) {
        var id = UUID.randomUUID();
        run("""
                INSERT INTO workspace (id, name, slug, email_verified, origin, status, rate_limit_per_minute, plan_code,
                                       billing_mode, revision, created_at, changed_at)
                VALUES ($1, 'Test', $2, false, 'operator', 'active', 1000, 'free', 'internal_invoice', 1, now(), now())""", Tuple.of(id, id.toString()));
        run(
                "INSERT INTO wallet (account_id, promo_micros, funded) VALUES ($1, $2, true)",
                Tuple.of(id, micros(credits)));
        return new AccountId(id);
    }

    public void suspend(AccountId account) {
        run(
                "UPDATE workspace SET status = 'suspended', revision = revision + 1 WHERE id = $1",
                Tuple.of(account.value()));
    }

    public void makeDue(HoldId hold) {
        run("UPDATE open_hold SET next_check_at = now() - interval '1 hour' WHERE id = $1", Tuple.of(hold.value()));
    }

    public Wallet wallet(AccountId account) {
        var found = WalletTable.read(pool, List.of(account)).await().indefinitely();
        return Objects.requireNonNull(found.get(account));
    }

    public long transfers(AccountId account, String kind) {
        return count(
                "SELECT count(*) FROM transfer WHERE kind = $2 AND $1 IN (debit_account_id, credit_account_id)",
                Tuple.of(account.value(), kind));
    }

    public long lateCaptures(AccountId account) {
        return count(
                "SELECT count(*) FROM transfer WHERE kind = 'capture' AND late AND debit_account_id = $1",
                Tuple.of(account.value()));
    }

    /** Of the capture of the hold. */
    public String titleOf(HoldId hold) {
        return pool.preparedQuery("SELECT title FROM transfer WHERE kind = 'capture' AND id = $1")
                .execute(Tuple.of(hold.value()))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .indefinitely();
    }

    public long openHolds(UUID hold) {
        return count("SELECT count(*) FROM open_hold WHERE id = $1", Tuple.of(hold));
    }

    /** Whoever wants to change this wallet waits until it is let go of. */
    public Locked locking(AccountId account) {
        var connection = pool.getConnection().await().indefinitely();
        connection.begin().await().indefinitely();
        connection
                .preparedQuery("SELECT 1 FROM wallet WHERE account_id = $1 FOR UPDATE")
                .execute(Tuple.of(account.value()))
                .await()
                .indefinitely();
        return new Locked(connection);
    }

    /** A transaction that holds a wallet's lock. */
    public record Locked(SqlConnection connection) implements AutoCloseable {

        public void release() {
            connection.transaction().rollback().await().indefinitely();
        }

        /** Ends the transaction too, if it is still there. */
        @Override
        public void close() {
            connection.close().await().indefinitely();
        }
    }

    private long count(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    /** Of one key, all transfers. */
    public long count(UUID key) {
        return count("SELECT count(*) FROM transfer WHERE id = $1", Tuple.of(key));
    }

    public long sum(UUID key, String kind) {
        return count("SELECT amount_micros FROM transfer WHERE id = $1 AND kind = $2", Tuple.of(key, kind));
    }

    public long overrun(HoldId id) {
        return pool.preparedQuery("SELECT overrun_micros FROM transfer WHERE id = $1 AND kind = 'capture'")
                .execute(Tuple.of(id.value()))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    public void run(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    private static long micros(long credits) {
        return Money.ofCredits(credits).micros();
    }
}
