package io.tutorflow.billing.ledger.statement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The captures of an account, in the order in which they were committed: none is ever added before one that is seen. */
@ApplicationScoped
public class Captures {

    private static final String CAPTURE = """
            SELECT id, debit_seq, finalized_at, catalog_key, coalesce(list_unit_price_micros, unit_price_micros),
                   unit_price_micros, units_ten_thousandths, amount_micros, promo_micros, purchased_micros, line_micros,
                   metered, meter_event_name, meter_value
            FROM transfer WHERE kind = 'capture' AND\s""";

    private static final String AFTER =
            CAPTURE + "debit_account_id = :account AND debit_seq > :after ORDER BY debit_seq";

    private static final String OF = CAPTURE + "id = ANY (:records)";

    private static final String ANY_AFTER = """
            SELECT a.account_id
            FROM unnest(CAST(:accounts AS uuid[]), CAST(:after AS bigint[])) AS a (account_id, seq)
            WHERE EXISTS (SELECT FROM transfer t
                          WHERE t.debit_account_id = a.account_id AND t.debit_seq > a.seq AND t.kind = 'capture')""";

    /**
     * Those of the accounts that have captures after the one with the number.
     *
     * @param after of each account, in their order
     */
    public Uni<Set<UUID>> anyAfter(List<UUID> accounts, List<Long> after) {
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(ANY_AFTER, UUID.class)
                                .setParameter("accounts", accounts.toArray(UUID[]::new))
                                .setParameter("after", after.toArray(Long[]::new))
                                .getResultList()))
                .map(Set::copyOf);
    }

    /** @param after the number of the last one that was read, 0 at first */
    public Uni<List<Capture>> after(Mutiny.Session session, UUID account, long after, int limit) {
        return session.createNativeQuery(AFTER, Object[].class)
                .setParameter("account", account)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(Captures::capture).toList());
    }

    /** Those of usage records, in any order. */
    public Uni<List<Capture>> of(Mutiny.Session session, List<UUID> records) {
        return session.createNativeQuery(OF, Object[].class)
                .setParameter("records", records.toArray(UUID[]::new))
                .getResultList()
                .map(rows -> rows.stream().map(Captures::capture).toList());
    }

    private static Capture capture(Object[] row) {
        return new Capture(
                (UUID) row[0],
                ((Number) row[1]).longValue(),
                ((OffsetDateTime) row[2]).toInstant(),
                (String) row[3],
                money(row[4]),
                money(row[5]),
                new Units(((Number) row[6]).longValue()),
                money(row[7]),
                money(row[8]),
                money(row[9]),
                money(row[10]),
                BillingMode.of((Boolean) row[11]),
                row[12] == null ? null : new Metered((String) row[12], ((Number) row[13]).longValue()));
    }

    private static Money money(Object micros) {
        return Money.ofMicros(((Number) micros).longValue());
    }
}
