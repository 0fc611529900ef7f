package io.tutorflow.billing.wallet;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** A wallet as it is read and written within a session. */
final class WalletRow {

    static final String SELECT = """
            SELECT account_id, promo_micros, purchased_micros, line_micros, held_micros, credit_line_micros, funded,
                   watched_below_micros, coalesce(exhaustion = 'awaited', false)
            FROM wallet""";

    private static final String TOTALS = """
            UPDATE wallet SET promo_micros = :promo, purchased_micros = :purchased, funded = :funded,
                              overdraft_micros = :overdraft
            WHERE account_id = :account""";

    private WalletRow() {}

    static Wallet wallet(Object[] row) {
        return new Wallet(
                new AccountId((UUID) row[0]),
                money(row[1]),
                money(row[2]),
                money(row[3]),
                money(row[4]),
                money(row[5]),
                (Boolean) row[6],
                new Watch(row[7] == null ? null : money(row[7]), (Boolean) row[8]));
    }

    /** What credits that come and go change of it; it is locked by the transaction. */
    static Uni<Integer> update(Mutiny.Session session, Wallet after) {
        return session.createNativeQuery(TOTALS)
                .setParameter("promo", after.promo().micros())
                .setParameter("purchased", after.purchased().micros())
                .setParameter("funded", after.funded())
                .setParameter("overdraft", after.overdraft().micros())
                .setParameter("account", after.account().value())
                .executeUpdate();
    }

    private static Money money(Object micros) {
        return Money.ofMicros(((Number) micros).longValue());
    }
}
