package io.tutorflow.billing.ledger;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Wallets as they are read and locked within a session. */
public final class WalletRow {

    private static final String SELECT = """
            SELECT account_id, promo_micros, purchased_micros, line_micros, held_micros, credit_line_micros, line_frozen, funded, seq,
                   filled_seq, free_tripwire_micros, posted_tripwire_micros, refusals_watched, metered
            FROM wallet""";

    /** In the order of the ids, so that nobody waits for somebody who waits for him. */
    private static final String LOCK =
            SELECT + " WHERE account_id IN (:one, :other) ORDER BY account_id FOR NO KEY UPDATE";

    private static final String READ = SELECT + " WHERE account_id = :account";

    private WalletRow() {}

    public static Uni<Optional<Wallet>> read(Mutiny.Session session, UUID account) {
        return session.createNativeQuery(READ, Object[].class)
                .setParameter("account", account)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(WalletRow::wallet));
    }

    /** Those of the two that there are. */
    public static Uni<Map<AccountId, Wallet>> lock(Mutiny.Session session, UUID one, UUID other) {
        return session.createNativeQuery(LOCK, Object[].class)
                .setParameter("one", one)
                .setParameter("other", other)
                .getResultList()
                .map(rows -> rows.stream().map(WalletRow::wallet).collect(toMap(Wallet::account, Function.identity())));
    }

    private static Wallet wallet(Object[] row) {
        return new Wallet(
                new AccountId((UUID) row[0]),
                money(row[1]),
                money(row[2]),
                new Line(money(row[5]), money(row[3]), (Boolean) row[6]),
                money(row[4]),
                (Boolean) row[7],
                ((Number) row[8]).longValue(),
                ((Number) row[9]).longValue(),
                new Tripwire(row[10] == null ? null : money(row[10]), row[11] == null ? null : money(row[11]), (Boolean)
                        row[12]),
                BillingMode.of((Boolean) row[13]));
    }

    private static Money money(Object micros) {
        return Money.ofMicros(((Number) micros).longValue());
    }
}
