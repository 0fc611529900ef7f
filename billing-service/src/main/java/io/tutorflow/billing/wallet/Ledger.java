package io.tutorflow.billing.wallet;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What the other features of the service may ask of the ledger: to open an account, to deposit credits, and to look. */
@ApplicationScoped
public class Ledger {

    private static final String OPEN =
            "INSERT INTO wallet (account_id, credit_line_micros) VALUES (:account, :creditLine)";

    private static final String OPEN_FUNDED =
            "INSERT INTO wallet (account_id, funded) VALUES (:account, true) ON CONFLICT (account_id) DO NOTHING";

    private static final String AGREE =
            "INSERT INTO credit_line (account_id, agreed_at, line_micros) VALUES (:account, :at, :creditLine)";

    private static final String READ = WalletRow.SELECT + " WHERE account_id = :account";

    private static final String LOCK = READ + " FOR NO KEY UPDATE";

    private static final String SAME_KEY =
            "SELECT credit_account_id, amount_micros FROM transfer WHERE id = :id AND kind = :kind";

    private static final String POST = """
            INSERT INTO transfer (id, kind, debit_account_id, credit_account_id, amount_micros, promo_micros,
                                  purchased_micros, reason, actor, created_at)
            VALUES (:id, :kind, :source, :account, :amount, :promo, :purchased, :reason, :actor, :at)""";

    private static final String LIFETIME = """
            SELECT (SELECT coalesce(sum(purchased_micros), 0)::bigint FROM transfer
                    WHERE credit_account_id = $1 AND kind IN ('signup', 'grant', 'purchase', 'bonus')),
                   (SELECT coalesce(sum(amount_micros), 0)::bigint FROM transfer
                    WHERE debit_account_id = $1 AND kind = 'capture'),
                   (SELECT coalesce(sum(amount_micros), 0)::bigint FROM transfer
                    WHERE debit_account_id = $1 AND kind IN ('distribution', 'distribution_returned')),
                   (SELECT coalesce(sum(amount_micros), 0)::bigint FROM transfer
                    WHERE credit_account_id = $1 AND kind IN ('distribution', 'distribution_returned'))""";

    private final Pool pool;

    Ledger(Pool pool) {
        this.pool = pool;
    }

    /** Opens an empty account within the session's transaction. */
    public Uni<Void> open(Mutiny.Session session, UUID accountId, Money creditLine, Instant at) {
        return session.createNativeQuery(OPEN)
                .setParameter("account", accountId)
                .setParameter("creditLine", creditLine.micros())
                .executeUpdate()
                .chain(() -> creditLine.isPositive()
                        ? agree(session, accountId, creditLine, at)
                        : Uni.createFrom().item(0))
                .replaceWithVoid();
    }

    /**
     * Opens an empty account within the session's transaction, unless there is one, for credits that others have paid for.
     */
    public Uni<Void> openFunded(Mutiny.Session session, UUID accountId) {
        return session.createNativeQuery(OPEN_FUNDED)
                .setParameter("account", accountId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Posts a deposit within the session's transaction. */
    public Uni<DepositPosting> post(Mutiny.Session session, Deposit deposit) {
        return locked(session, deposit.accountId())
                .flatMap(wallet -> wallet == null
                        ? Uni.createFrom().item(new DepositPosting.NoSuchAccount())
                        : postTo(session, wallet, deposit));
    }

    /** The account as it is now, or nothing if there is none. */
    public Uni<@Nullable WalletView> view(UUID accountId) {
        return views(List.of(accountId)).map(found -> found.get(accountId));
    }

    /** The accounts as they are now, those of them that there are. */
    public Uni<Map<UUID, WalletView>> views(Collection<UUID> accountIds) {
        return WalletTable.read(pool, accountIds.stream().map(AccountId::new).toList())
                .map(found ->
                        found.values().stream().map(WalletView::of).collect(toMap(WalletView::accountId, identity())));
    }

    /** What an account has, within the session of the caller, who has locked it; nothing if there is none. */
    public Uni<Optional<Credits>> credits(Mutiny.Session session, UUID accountId) {
        return session.createNativeQuery(READ, Object[].class)
                .setParameter("account", accountId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row)
                        .map(WalletRow::wallet)
                        .map(wallet -> new Credits(wallet.purchased(), wallet.free())));
    }

    /** All that an account ever bought, spent, and handed on or was handed. */
    public Uni<Lifetime> lifetime(UUID accountId) {
        return pool.preparedQuery(LIFETIME).execute(Tuple.of(accountId)).map(rows -> {
            var row = rows.iterator().next();
            return new Lifetime(
                    Money.ofMicros(row.getLong(0)),
                    Money.ofMicros(row.getLong(1)),
                    Money.ofMicros(Math.abs(row.getLong(2) - row.getLong(3))));
        });
    }

    private static Uni<Integer> agree(Mutiny.Session session, UUID accountId, Money creditLine, Instant at) {
        return session.createNativeQuery(AGREE)
                .setParameter("account", accountId)
                .setParameter("at", at)
                .setParameter("creditLine", creditLine.micros())
                .executeUpdate();
    }

    private static Uni<DepositPosting> postTo(Mutiny.Session session, Wallet wallet, Deposit deposit) {
        return session.createNativeQuery(SAME_KEY, Object[].class)
                .setParameter("id", deposit.id())
                .setParameter("kind", deposit.kind().text())
                .getSingleResultOrNull()
                .flatMap(before -> before == null
                        ? write(session, wallet, deposit)
                        : Uni.createFrom().item(repeatOf(before, deposit)));
    }

    private static DepositPosting repeatOf(Object[] before, Deposit deposit) {
        boolean same = before[0].equals(deposit.accountId())
                && ((Number) before[1]).longValue() == deposit.amount().micros();
        return same ? new DepositPosting.Posted(true) : new DepositPosting.KeyUsedOtherwise();
    }

    private static Uni<DepositPosting> write(Mutiny.Session session, Wallet wallet, Deposit deposit) {
        var after = wallet.receiving(deposit.kind(), deposit.amount());
        return session.createNativeQuery(POST)
                .setParameter("id", deposit.id())
                .setParameter("kind", deposit.kind().text())
                .setParameter("source", deposit.kind().source())
                .setParameter("account", deposit.accountId())
                .setParameter("amount", deposit.amount().micros())
                .setParameter(
                        "promo",
                        deposit.kind().isPurchased() ? 0 : deposit.amount().micros())
                .setParameter(
                        "purchased",
                        deposit.kind().isPurchased() ? deposit.amount().micros() : 0)
                .setParameter("reason", deposit.reason())
                .setParameter("actor", deposit.actor())
                .setParameter("at", deposit.at())
                .executeUpdate()
                .chain(() -> WalletRow.update(session, after))
                .replaceWith(new DepositPosting.Posted(false));
    }

    private static Uni<@Nullable Wallet> locked(Mutiny.Session session, UUID accountId) {
        return session.createNativeQuery(LOCK, Object[].class)
                .setParameter("account", accountId)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : WalletRow.wallet(row));
    }

    /**
     * Credits that are there.
     *
     * @param purchased below zero after an overrun
     * @param free of all of them, those that no hold has set aside
     */
    public record Credits(Money purchased, Money free) {}
}
