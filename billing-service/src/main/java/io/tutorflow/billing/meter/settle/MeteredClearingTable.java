package io.tutorflow.billing.meter.settle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** What operators have cleared of metered usage, and of invoices of Stripe's, within the transaction of the caller. */
@ApplicationScoped
class MeteredClearingTable {

    private static final String PATIENCE = "SET LOCAL statement_timeout = " + SettlementLimits.STATEMENT.toMillis();

    /** Operators clear one after another. */
    private static final String LOCK =
            "SELECT account_id FROM metered_account WHERE account_id = :account FOR NO KEY UPDATE";

    /** Of which it is not known yet when they end, with them. */
    private static final String INVOICES = """
            SELECT m.id, coalesce(m.number, m.stripe_id), coalesce(m.status, 'unknown'), m.carried_over,
                CASE WHEN m.lost_at IS NULL THEN 0 ELSE m.captured_micros END
            FROM metered_invoice m
            WHERE m.account_id = :account AND (m.settled_at IS NULL OR m.lost_at IS NOT NULL) AND m.cleared_by IS NULL
                AND (m.period_end IS NULL OR m.period_end <= :until)
            ORDER BY m.id FOR NO KEY UPDATE OF m""";

    private static final String KEEP = """
            INSERT INTO metered_clearing (id, account_id, month, records, invoices, captured_micros, paid_micros, tax_micros, reason,
                cleared_by, cleared_at)
            VALUES (:id, :account, :month, :records, :invoices, :captured, :paid, :tax, :reason, :by, :now)""";

    private static final String CLEAR = "UPDATE metered_invoice SET cleared_by = :clearing WHERE id = ANY (:ids)";

    private static final String FIND = """
            SELECT account_id, month, records, invoices, captured_micros, paid_micros, tax_micros, reason, cleared_by
            FROM metered_clearing WHERE id = :id""";

    /**
     * An invoice that has settled nothing, or of which a bank has taken the payment back.
     *
     * @param owedAgain what it had settled
     */
    record Unsettled(UUID id, String name, String status, boolean isCarriedOver, Money owedAgain) {

        /**
         * Whether nothing can become of it any more.
         *
         * @param parked what a person has to look at
         */
        boolean isOver(List<UUID> parked) {
            return status.equals("void")
                    || (status.equals("paid") && ((isCarriedOver && !owedAgain.isPositive()) || parked.contains(id)));
        }
    }

    /** Whether the account has metered usage. */
    Uni<Boolean> lock(UUID account) {
        return update(PATIENCE, statement -> statement)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(LOCK, UUID.class)
                        .setParameter("account", account)
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    Uni<List<Unsettled>> unsettled(UUID account, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INVOICES, Object[].class)
                        .setParameter("account", account)
                        .setParameter("until", until)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Unsettled(
                                (UUID) row[0], (String) row[1], (String) row[2], (Boolean) row[3], money(row[4])))
                        .toList());
    }

    Uni<Void> keep(MeteredClearing clearing, long records, List<UUID> invoices, Instant now) {
        return update(
                        KEEP,
                        statement -> statement
                                .setParameter("id", clearing.id())
                                .setParameter("account", clearing.account())
                                .setParameter("month", clearing.month().atDay(1))
                                .setParameter("records", records)
                                .setParameter("invoices", (long) invoices.size())
                                .setParameter("captured", clearing.captured().micros())
                                .setParameter("paid", clearing.paid().micros())
                                .setParameter("tax", clearing.tax().micros())
                                .setParameter("reason", clearing.reason())
                                .setParameter("by", clearing.by())
                                .setParameter("now", now))
                .chain(() -> update(
                        CLEAR,
                        statement -> statement
                                .setParameter("clearing", clearing.id())
                                .setParameter("ids", invoices.toArray(UUID[]::new))));
    }

    Uni<ClearingOfUsage.Cleared> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", id)
                        .getSingleResult())
                .map(row -> new ClearingOfUsage.Cleared(
                        new MeteredClearing(
                                id,
                                (UUID) row[0],
                                YearMonth.from((LocalDate) row[1]),
                                money(row[4]),
                                money(row[5]),
                                money(row[6]),
                                (String) row[7],
                                (String) row[8]),
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue()));
    }

    private static Money money(Object micros) {
        return Money.ofMicros(((Number) micros).longValue());
    }

    private static Uni<Void> update(String sql, Function<Mutiny.MutationQuery, Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }
}
