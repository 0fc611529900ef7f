package io.tutorflow.billing.wallet;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Accounts that were left low by a hold or a capture: noted in the transaction that did it, taken by who looks at them.
 * Every method is part of the caller's transaction.
 */
@ApplicationScoped
public class LowAccounts {

    private static final String LIST = "SELECT account_id FROM low_wallet ORDER BY since LIMIT :most";

    /** Who charges or credits the account at the same time waits for the end of the transaction, and notes it anew. */
    private static final String TAKE = "DELETE FROM low_wallet WHERE account_id = :account";

    private static final String NOTE = """
            INSERT INTO low_wallet (account_id, since)
            SELECT account_id, :now FROM wallet
            WHERE account_id = :account AND watched_below_micros > promo_micros + purchased_micros - held_micros
            ON CONFLICT (account_id) DO NOTHING""";

    private static final String LEFT =
            "SELECT promo_micros + purchased_micros - held_micros FROM wallet WHERE account_id = :account";

    private static final String OWN = """
            WHERE (account_id = :account
                   OR account_id IN (SELECT account_id FROM student WHERE organization_id = :account))""";

    /** In the order of the ids, as everybody locks wallets. */
    private static final String LOCK_ALL =
            "SELECT account_id FROM wallet " + OWN + " ORDER BY account_id FOR NO KEY UPDATE";

    private static final String LOCK_BOTH =
            "SELECT account_id FROM wallet WHERE account_id IN (:one, :other) ORDER BY account_id FOR NO KEY UPDATE";

    private static final String AWAIT_EXHAUSTION =
            "UPDATE wallet SET exhaustion = 'awaited' " + OWN + " AND exhaustion IS NULL";

    private static final String LOCK = "SELECT 1 FROM wallet WHERE account_id = :account FOR NO KEY UPDATE";

    private final BusinessClock clock;

    LowAccounts(BusinessClock clock) {
        this.clock = clock;
    }

    /** Those that wait longest. */
    public Uni<List<UUID>> list(int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, UUID.class)
                        .setParameter("most", most)
                        .getResultList());
    }

    /** Whether it was still there to be taken. */
    public Uni<Boolean> take(UUID account) {
        return run(TAKE, Map.of("account", account)).map(taken -> taken > 0);
    }

    /** If it is low. */
    public Uni<Void> note(UUID account) {
        return run(NOTE, Map.of("account", account, "now", clock.now())).replaceWithVoid();
    }

    /** Locks both, in the order of their ids. */
    public Uni<Void> lock(UUID one, UUID other) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_BOTH, UUID.class)
                        .setParameter("one", one)
                        .setParameter("other", other)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Locks the account and, of an organization, those of its students. */
    public Uni<Void> lockWithStudents(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_ALL, UUID.class)
                        .setParameter("account", account)
                        .getResultList())
                .replaceWithVoid();
    }

    /** From now on the next refusal for lack of credits is news: of the account, and of an organization's students. */
    public Uni<Void> awaitExhaustion(UUID account) {
        return run(AWAIT_EXHAUSTION, Map.of("account", account)).replaceWithVoid();
    }

    /** Credits less holds. */
    public Uni<Money> left(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LEFT, Long.class)
                        .setParameter("account", account)
                        .getSingleResult())
                .map(Money::ofMicros);
    }

    /** Locks the account, if there is one: first of all, as whoever changes what its balance is compared with must. */
    public Uni<Void> lock(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    private static Uni<Integer> run(String sql, Map<String, Object> parameters) {
        return Panache.getSession().chain(session -> {
            var statement = session.createNativeQuery(sql);
            parameters.forEach(statement::setParameter);
            return statement.executeUpdate();
        });
    }
}
