package io.tutorflow.billing.meter.settle;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.meter.settle.Verdict.Settled;
import io.tutorflow.billing.payment.DisputedInvoices;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Bill;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Listed;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stripe's invoices of subscriptions, within the session of the caller. */
@ApplicationScoped
class MeteredInvoiceTable {

    private static final String NOTE = """
            INSERT INTO metered_invoice (id, stripe_id, account_id, found_at)
            SELECT id, stripe_id, :account, :now
            FROM unnest(CAST(:ids AS uuid[]), CAST(:stripeIds AS text[])) AS found (id, stripe_id)
            ON CONFLICT DO NOTHING""";

    private static final String CHANGED = """
            SELECT m.id FROM metered_invoice m
            JOIN unnest(CAST(:ids AS uuid[]), CAST(:statuses AS text[])) AS listed (id, status) USING (id)
            WHERE m.settled_at IS NULL AND m.cleared_by IS NULL AND m.status IS DISTINCT FROM listed.status""";

    private static final String FIND = """
            SELECT id, stripe_id, account_id, settled_at IS NOT NULL OR cleared_by IS NOT NULL, taken_in_by IS NOT NULL,
                lost_at IS NOT NULL AND cleared_by IS NULL
            FROM metered_invoice WHERE id = :id""";

    private static final String LOCK = FIND + " FOR NO KEY UPDATE";

    private static final String SAID = """
            UPDATE metered_invoice SET status = :status, number = CAST(:number AS text), total_cents = :total,
                period_end = :periodEnd, carried_over = :carriedOver, payment_intent_id = CAST(:intent AS text)
            WHERE id = :id AND settled_at IS NULL AND cleared_by IS NULL""";

    private static final String CARRIED_OVER = """
            account_id = :account AND id <> :id AND period_end <= :periodEnd AND carried_over AND status = 'paid'
                AND taken_in_by IS NULL AND settled_at IS NULL AND cleared_by IS NULL""";

    private static final String OWED = """
            SELECT EXISTS (SELECT FROM metered_invoice WHERE account_id = :account AND status IS NULL),
                (SELECT CAST(coalesce(sum(total_cents), 0) AS bigint) FROM metered_invoice WHERE #carried)""".replace("#carried", CARRIED_OVER);

    private static final String TAKE_IN = """
            WITH taken AS (UPDATE metered_invoice SET taken_in_by = :id WHERE #carried RETURNING id)
            SELECT id FROM taken""".replace("#carried", CARRIED_OVER);

    private static final String FORGET =
            "DELETE FROM metered_invoice WHERE id = :id AND settled_at IS NULL AND cleared_by IS NULL";

    /** With those that it has asked for because they were too small. */
    private static final String TOGETHER = " (id = :id OR taken_in_by = :id) AND cleared_by IS NULL";

    private static final String CHARGED_BY = """
            SELECT m.id, m.account_id, EXISTS (
                SELECT FROM metered_invoice o
                WHERE (o.id = m.id OR o.taken_in_by = m.id) AND o.settled_at IS NULL AND o.cleared_by IS NULL)
            FROM metered_invoice m WHERE m.payment_intent_id = :intent AND m.status = 'paid'""";

    private static final String PAID = """
            SELECT id, account_id, total_cents, captured_micros FROM metered_invoice
            WHERE settled_at IS NOT NULL AND lost_at IS NULL AND""" + TOGETHER + " ORDER BY id FOR NO KEY UPDATE";

    private static final String LOSE = "UPDATE metered_invoice SET lost_at = :now WHERE id = :id AND lost_at IS NULL";

    private static final String LINES = """
            INSERT INTO metered_invoice_line (
                invoice_id, line_no, event_name, period_from, period_to, value, cents, captured_micros)
            SELECT :id, place, event_name, since, until, value, cents, captured_micros
            FROM unnest(CAST(:names AS text[]), CAST(CAST(:froms AS text[]) AS timestamptz[]),
                        CAST(CAST(:untils AS text[]) AS timestamptz[]), CAST(:values AS bigint[]),
                        CAST(:cents AS bigint[]), CAST(:captured AS bigint[]))
                WITH ORDINALITY AS line (event_name, since, until, value, cents, captured_micros, place)""";

    private static final String SETTLED = """
            UPDATE metered_invoice SET settled_at = :now, captured_micros = :captured, tax_micros = :tax,
                rounding_micros = :rounding
            WHERE id = :id""";

    private static final String PATIENCE = "SET LOCAL statement_timeout = " + SettlementLimits.STATEMENT.toMillis();

    /** Those of them that were not known. */
    Uni<Void> note(UUID account, Collection<String> stripeIds, Instant now) {
        return update(
                NOTE,
                statement -> statement
                        .setParameter("account", account)
                        .setParameter("now", now)
                        .setParameter(
                                "ids",
                                stripeIds.stream().map(MeteredInvoice::idOf).toArray(UUID[]::new))
                        .setParameter("stripeIds", stripeIds.toArray(String[]::new)));
    }

    /** Those of which Stripe says something else than it did, and that are not settled. */
    Uni<List<UUID>> changed(Collection<Listed> listed) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHANGED, UUID.class)
                        .setParameter(
                                "ids",
                                listed.stream()
                                        .map(one -> MeteredInvoice.idOf(one.id()))
                                        .toArray(UUID[]::new))
                        .setParameter(
                                "statuses",
                                listed.stream().map(one -> text(one.status())).toArray(String[]::new))
                        .getResultList());
    }

    private static String text(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    Uni<Optional<MeteredInvoice>> find(UUID id) {
        return one(FIND, id);
    }

    /** Also for statements that take their time: an invoice may be of a million records. */
    Uni<Optional<MeteredInvoice>> lock(UUID id) {
        return update(PATIENCE, statement -> statement).chain(() -> one(LOCK, id));
    }

    private static Uni<Optional<MeteredInvoice>> one(String sql, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new MeteredInvoice(
                                (UUID) found[0],
                                (String) found[1],
                                (UUID) found[2],
                                (Boolean) found[3],
                                (Boolean) found[4],
                                (Boolean) found[5])));
    }

    /** What Stripe has last said of it, unless it is settled. */
    Uni<Void> said(UUID id, Bill bill) {
        return update(
                SAID,
                statement -> statement
                        .setParameter("id", id)
                        .setParameter("status", text(bill.status()))
                        .setParameter("number", bill.number())
                        .setParameter("total", bill.totalCents())
                        .setParameter("periodEnd", bill.periodEnd())
                        .setParameter("carriedOver", bill.isCarriedOver())
                        .setParameter("intent", bill.intentId()));
    }

    /** What Stripe has carried over of earlier ones; none as long as it was not asked about all of them. */
    Uni<Optional<Long>> owedCents(MeteredInvoice invoice, Bill bill) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWED, Object[].class)
                        .setParameter("account", invoice.account())
                        .setParameter("id", invoice.id())
                        .setParameter("periodEnd", bill.periodEnd())
                        .getSingleResult())
                .map(row -> (Boolean) row[0] ? Optional.empty() : Optional.of(((Number) row[1]).longValue()));
    }

    /** It has asked for what was carried over; answers of which invoices. */
    Uni<List<UUID>> takeIn(MeteredInvoice invoice, Bill bill) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE_IN, UUID.class)
                        .setParameter("account", invoice.account())
                        .setParameter("id", invoice.id())
                        .setParameter("periodEnd", bill.periodEnd())
                        .getResultList());
    }

    /** What a payment of Stripe's has paid, once Stripe has said so here. */
    Uni<Optional<DisputedInvoices.Charged>> chargedBy(String intentId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHARGED_BY, Object[].class)
                        .setParameter("intent", intentId)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found ->
                                new DisputedInvoices.Charged((UUID) found[0], (UUID) found[1], (Boolean) found[2])));
    }

    /** An invoice whose payment is booked. */
    record Paid(UUID id, UUID account, long cents, Money captured) {}

    /** What was paid with it, too; nothing that is lost already. */
    Uni<List<Paid>> paidWith(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAID, Object[].class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Paid(
                                (UUID) row[0],
                                (UUID) row[1],
                                ((Number) row[2]).longValue(),
                                Money.ofMicros(((Number) row[3]).longValue())))
                        .toList());
    }

    Uni<Void> lose(UUID id, Instant now) {
        return update(LOSE, statement -> statement.setParameter("id", id).setParameter("now", now));
    }

    /** It is of no subscription, or is there no longer. */
    Uni<Void> forget(UUID id) {
        return update(FORGET, statement -> statement.setParameter("id", id));
    }

    Uni<Void> settled(UUID id, List<Settled> lines, Amounts amounts, Instant now) {
        return update(
                        LINES,
                        statement -> statement
                                .setParameter("id", id)
                                .setParameter(
                                        "names",
                                        texts(lines, line -> line.line().eventName()))
                                .setParameter(
                                        "froms",
                                        texts(lines, line -> line.line().from()))
                                .setParameter(
                                        "untils",
                                        texts(lines, line -> line.line().until()))
                                .setParameter(
                                        "values",
                                        numbers(lines.stream()
                                                .mapToLong(line ->
                                                        line.line().quantity().longValueExact())))
                                .setParameter(
                                        "cents",
                                        numbers(lines.stream()
                                                .mapToLong(line -> line.line().cents())))
                                .setParameter(
                                        "captured",
                                        numbers(lines.stream()
                                                .mapToLong(
                                                        line -> line.captured().micros()))))
                .chain(() -> update(
                        SETTLED,
                        statement -> statement
                                .setParameter("id", id)
                                .setParameter("now", now)
                                .setParameter("captured", amounts.line().micros())
                                .setParameter("tax", amounts.tax().micros())
                                .setParameter("rounding", amounts.rounding().micros())));
    }

    private static String[] texts(List<Settled> lines, Function<Settled, ?> part) {
        return lines.stream().map(part).map(String::valueOf).toArray(String[]::new);
    }

    private static Long[] numbers(LongStream numbers) {
        return numbers.boxed().toArray(Long[]::new);
    }

    private static Uni<Void> update(String sql, Function<Mutiny.MutationQuery, Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }
}
