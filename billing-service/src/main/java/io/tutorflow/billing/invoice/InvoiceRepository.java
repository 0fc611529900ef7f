package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Documents and their lines, within the session of the caller. */
@ApplicationScoped
class InvoiceRepository implements PanacheRepositoryBase<InvoiceRow, UUID> {

    /** Of each month what is counted and what was charged, on documents in force. */
    private static final String STANDING = """
            SELECT l.month, coalesce(sum(l.promo_micros), 0)::bigint,
                   coalesce(sum(l.purchased_micros + l.line_micros) FILTER (WHERE l.type = 'usage'), 0)::bigint,
                   coalesce(sum(l.amount_micros) FILTER (WHERE l.type <> 'usage'), 0)::bigint
            FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
            WHERE i.account_id = :account AND i.state <> 'void' AND l.month = ANY (CAST(:months AS date[]))
            GROUP BY l.month""";

    /** What is asked for by documents, and not paid, credited or written off. */
    private static final String REVERSED = """
            SELECT coalesce(sum(i.reversed_micros - (SELECT coalesce(sum(n.reversed_micros), 0)
                                                     FROM credit_note n WHERE n.invoice_id = i.id)), 0)::bigint
            FROM invoice i
            WHERE i.account_id = :account AND i.reversed_micros > 0
              AND (i.state IN ('draft', 'open') OR (i.state = 'uncollectible' AND i.written_off_at IS NULL))""";

    private static final String DUNNED =
            "accountId = ?1 AND state = 'uncollectible' AND endedBy = '" + Machines.STRIPE + "' AND id <> ?2";

    private static final String CLOSED_BEFORE = """
            SELECT id FROM invoice
            WHERE state = 'draft' AND closes AND created_at <= :before AND (due_micros = 0 OR due_micros >= :least)""";

    private static final String CLOSED_PAGE =
            CLOSED_BEFORE + " AND (CAST(:after AS uuid) IS NULL OR id > :after) ORDER BY id";

    private static final String CLOSED_OF_ACCOUNT = CLOSED_BEFORE + " AND account_id = :account";

    private static final String NEXT_NUMBER =
            "UPDATE invoice_counter SET last = last + 1 WHERE issuer = :issuer AND series = :series RETURNING last";

    Uni<Void> insert(Invoice.Draft draft, List<Line> lines) {
        var id = draft.header().id();
        return persist(new InvoiceRow(draft))
                .chain(() -> Panache.getSession())
                .chain(session -> session.persistAll(
                        lines.stream().map(line -> new LineRow(id, line)).toArray()))
                .chain(() -> flush());
    }

    Uni<InvoiceRow> lock(InvoiceId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<List<Line>> lines(InvoiceId id) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "FROM LineRow WHERE invoiceId = :invoice ORDER BY lineNo", LineRow.class)
                        .setParameter("invoice", id.value())
                        .getResultList())
                .map(rows -> rows.stream().map(LineRow::line).toList());
    }

    /** Drafts whose usage the closing of a month takes over: those by hand, and those of months that were too small. */
    Uni<List<InvoiceRow>> absorbed(UUID account, Period month) {
        return list(
                "accountId = ?1 AND state = 'draft' AND replaces IS NULL AND periodFrom < ?2"
                        + " AND (closes = false OR (due > 0 AND due < ?3))",
                account,
                month.to(),
                Invoice.LEAST_DUE.micros());
    }

    /** Drafts of closed months that can be opened, in the order of their ids. */
    Uni<List<UUID>> closedBefore(Instant before, @Nullable UUID after, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLOSED_PAGE, UUID.class)
                        .setParameter("before", before)
                        .setParameter("least", Invoice.LEAST_DUE.micros())
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList());
    }

    Uni<List<UUID>> closedBefore(Instant before, UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLOSED_OF_ACCOUNT, UUID.class)
                        .setParameter("before", before)
                        .setParameter("least", Invoice.LEAST_DUE.micros())
                        .setParameter("account", account)
                        .getResultList());
    }

    Uni<Map<YearMonth, Standing>> standing(UUID account, Collection<YearMonth> months) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STANDING, Object[].class)
                        .setParameter("account", account)
                        .setParameter(
                                "months",
                                months.stream().map(month -> month.atDay(1)).toArray(LocalDate[]::new))
                        .getResultList())
                .map(rows -> {
                    var found = new HashMap<YearMonth, Standing>();
                    rows.forEach(row -> found.put(
                            YearMonth.from((LocalDate) row[0]),
                            new Standing(money(row[1]), money(row[2]), money(row[3]))));
                    return found;
                });
    }

    /** Reversed top-ups that documents of the account ask for already. */
    Uni<Money> reversedTopUps(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REVERSED, Long.class)
                        .setParameter("account", account)
                        .getSingleResult())
                .map(Money::ofMicros);
    }

    /** How many others of the account Stripe has given up. */
    Uni<Long> dunned(UUID account, InvoiceId but) {
        return count(DUNNED, account, but.value());
    }

    /** Locked until the caller's transaction ends: a number whose document does not commit is given to the next. */
    Uni<Long> nextNumber(String issuer, String series) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT_NUMBER, Long.class)
                        .setParameter("issuer", issuer)
                        .setParameter("series", series)
                        .getSingleResult());
    }

    private static Money money(Object micros) {
        return Money.ofMicros(((Number) micros).longValue());
    }

    /**
     * A month on documents in force.
     *
     * @param promotional what promotional credits paid for
     * @param counted what was paid for otherwise
     * @param trueUp what was charged beside usage
     */
    record Standing(Money promotional, Money counted, Money trueUp) {

        static final Standing NONE = new Standing(Money.ZERO, Money.ZERO, Money.ZERO);
    }
}
