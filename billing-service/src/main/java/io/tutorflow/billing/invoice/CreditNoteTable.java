package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.CreditNote.CreditedLine;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Credit notes and their lines, within the session of the caller, who has locked the invoice. */
@ApplicationScoped
class CreditNoteTable {

    private static final String INSERT = """
            WITH lines AS (
                INSERT INTO credit_note_line (credit_note_id, invoice_line, units_ten_thousandths, amount_micros)
                SELECT :id, line, nullif(units, 0), amount
                FROM unnest(CAST(:lines AS integer[]), CAST(:units AS bigint[]), CAST(:amounts AS bigint[]))
                    AS l (line, units, amount)
            )
            INSERT INTO credit_note (id, invoice_id, number, settlement, reason, memo, line_micros, reversed_micros,
                                     true_up_micros, rounding_micros, tax_micros, total_micros, created_at, created_by)
            VALUES (:id, :invoice, :number, :settlement, :reason, CAST(:memo AS text), :line, :reversed, :trueUp, :rounding,
                    :tax, :total, :at, :by)""";

    private static final String OF_INVOICE = """
            SELECT id, number, settlement, reason, memo, line_micros, reversed_micros, true_up_micros, rounding_micros,
                   tax_micros, created_at, created_by
            FROM credit_note WHERE invoice_id = :invoice ORDER BY number""";

    private static final String INVOICE = "SELECT invoice_id FROM credit_note WHERE id = :id";

    private static final String SUMMARY = """
            SELECT n.id, i.account_id, n.number, n.invoice_id, i.series, i.number AS invoice_number, n.settlement, n.reason, n.total_micros,
                   n.created_at
            FROM credit_note n JOIN invoice i ON i.id = n.invoice_id\s""";

    private static final String NEWEST = " ORDER BY n.number DESC";
    private static final String PAGE = SUMMARY + NEWEST;
    private static final String COUNT = "SELECT count(*) FROM credit_note n";

    private static final String OF_ACCOUNT = "WHERE i.account_id = :account";
    private static final String PAGE_OF_ACCOUNT = SUMMARY + OF_ACCOUNT + NEWEST;
    private static final String COUNT_OF_ACCOUNT =
            "SELECT count(*) FROM credit_note n JOIN invoice i ON i.id = n.invoice_id " + OF_ACCOUNT;

    private static final String LINES = """
            SELECT credit_note_id, invoice_line, units_ten_thousandths, amount_micros
            FROM credit_note_line WHERE credit_note_id = ANY (:notes) ORDER BY credit_note_id, invoice_line""";

    Uni<Void> insert(CreditNote note) {
        var lines = note.content().lines();
        var amounts = note.content().amounts();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", note.id())
                        .setParameter("lines", array(lines, CreditedLine::line).toArray(Integer[]::new))
                        .setParameter(
                                "units", array(lines, CreditNoteTable::units).toArray(Long[]::new))
                        .setParameter(
                                "amounts",
                                array(lines, line -> line.amount().micros()).toArray(Long[]::new))
                        .setParameter("invoice", note.invoice().value())
                        .setParameter("number", note.number())
                        .setParameter("settlement", note.settlement().text())
                        .setParameter("reason", note.reason().text())
                        .setParameter("memo", note.memo())
                        .setParameter("line", amounts.line().micros())
                        .setParameter("reversed", amounts.reversedTopUp().micros())
                        .setParameter("trueUp", amounts.trueUp().micros())
                        .setParameter("rounding", amounts.rounding().micros())
                        .setParameter("tax", amounts.tax().micros())
                        .setParameter("total", amounts.total().micros())
                        .setParameter("at", note.createdAt())
                        .setParameter("by", note.createdBy())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** In the order of their numbers. */
    Uni<List<CreditNote>> of(InvoiceId invoice) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_INVOICE, Object[].class)
                        .setParameter("invoice", invoice.value())
                        .getResultList()
                        .chain(rows -> session.createNativeQuery(LINES, Object[].class)
                                .setParameter(
                                        "notes",
                                        rows.stream().map(row -> row[0]).toArray(UUID[]::new))
                                .getResultList()
                                .map(lines -> notes(invoice, rows, byNote(lines)))));
    }

    /** Nothing if there is no such credit note. */
    Uni<Optional<InvoiceId>> invoiceOf(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INVOICE, UUID.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(invoice -> Optional.ofNullable(invoice).map(InvoiceId::new));
    }

    /** Newest first. */
    Uni<Page<CreditNoteSummaryBody>> page(PageRequest page) {
        return Panache.getSession()
                .chain(session -> page(
                        session.createNativeQuery(PAGE, Object[].class),
                        session.createNativeQuery(COUNT, Long.class),
                        page));
    }

    /** Those of an account, newest first. */
    Uni<Page<CreditNoteSummaryBody>> page(UUID account, PageRequest page) {
        return Panache.getSession()
                .chain(session -> page(
                        session.createNativeQuery(PAGE_OF_ACCOUNT, Object[].class)
                                .setParameter("account", account),
                        session.createNativeQuery(COUNT_OF_ACCOUNT, Long.class).setParameter("account", account),
                        page));
    }

    private static Uni<Page<CreditNoteSummaryBody>> page(
            Mutiny.SelectionQuery<Object[]> items, Mutiny.SelectionQuery<Long> count, PageRequest page) {
        return items.setFirstResult(page.offset())
                .setMaxResults(page.limit())
                .getResultList()
                .chain(rows -> count.getSingleResult()
                        .map(total -> new Page<>(
                                rows.stream().map(CreditNoteTable::summary).toList(), total)));
    }

    private static CreditNoteSummaryBody summary(Object[] row) {
        return new CreditNoteSummaryBody(
                (UUID) row[0],
                (UUID) row[1],
                CreditNote.numberText(((Number) row[2]).longValue()),
                (UUID) row[3],
                Series.of((String) row[4]).number(((Number) row[5]).longValue()),
                (String) row[6],
                (String) row[7],
                money(row[8]).usd(),
                ((OffsetDateTime) row[9]).toInstant());
    }

    private static List<CreditNote> notes(InvoiceId invoice, List<Object[]> rows, Map<UUID, List<CreditedLine>> lines) {
        return rows.stream()
                .map(row -> note(invoice, row, lines.getOrDefault((UUID) row[0], List.of())))
                .toList();
    }

    private static CreditNote note(InvoiceId invoice, Object[] row, List<CreditedLine> lines) {
        return new CreditNote(
                (UUID) row[0],
                invoice,
                ((Number) row[1]).longValue(),
                CreditNote.Settlement.of((String) row[2]),
                CreditNote.Reason.of((String) row[3]),
                (String) row[4],
                new CreditNote.Content(
                        lines, new Amounts(money(row[5]), money(row[6]), money(row[7]), money(row[9]), money(row[8]))),
                ((OffsetDateTime) row[10]).toInstant(),
                (String) row[11]);
    }

    private static Map<UUID, List<CreditedLine>> byNote(List<Object[]> lines) {
        return lines.stream()
                .collect(groupingBy(
                        row -> (UUID) row[0],
                        mapping(
                                row -> new CreditedLine(
                                        ((Number) row[1]).intValue(), unitsOf((Number) row[2]), money(row[3])),
                                toList())));
    }

    private static <T> List<T> array(List<CreditedLine> lines, Function<CreditedLine, T> of) {
        return lines.stream().map(of).toList();
    }

    private static long units(CreditedLine line) {
        return line.units() == null ? 0 : line.units().tenThousandths();
    }

    private static @Nullable Units unitsOf(@Nullable Number tenThousandths) {
        return tenThousandths == null ? null : new Units(tenThousandths.longValue());
    }

    private static Money money(Object micros) {
        return Money.ofMicros(((Number) micros).longValue());
    }
}
