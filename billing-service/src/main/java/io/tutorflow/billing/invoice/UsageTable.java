package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which capture is on which line of which document, within the session of the caller, who has locked the account. */
@ApplicationScoped
class UsageTable {

    private static final String TAKEN =
            "SELECT capture_id FROM invoice_usage WHERE capture_id = ANY (:captures) AND in_force";

    private static final String PUT = """
            INSERT INTO invoice_usage (invoice_id, capture_id, line_no, in_force)
            SELECT :invoice, capture, line, true
            FROM unnest(CAST(:captures AS uuid[]), CAST(:lines AS integer[])) AS usage (capture, line)""";

    /** What the document has let go of before is another's, and stays so. */
    private static final String TAKE_OVER = """
            WITH released AS (
                UPDATE invoice_usage SET in_force = false WHERE invoice_id = :invoice AND in_force RETURNING capture_id, line_no
            )
            INSERT INTO invoice_usage (invoice_id, capture_id, line_no, in_force)
            SELECT CAST(:replacement AS uuid), capture_id, line_no, true FROM released
            UNION ALL
            SELECT :replacement, capture_id, line_no, false FROM invoice_usage WHERE invoice_id = :invoice AND NOT in_force""";

    private static final String LET_GO =
            "UPDATE invoice_usage SET in_force = false WHERE capture_id = ANY (:captures) AND in_force";

    private static final String DELETE = "DELETE FROM invoice_usage WHERE invoice_id = :invoice";

    private static final String PAGE = """
            SELECT capture_id, line_no FROM invoice_usage
            WHERE invoice_id = :invoice AND (CAST(:after AS uuid) IS NULL OR capture_id > :after) ORDER BY capture_id""";

    /** Those of them that are on a document in force. */
    Uni<Set<UUID>> taken(Collection<UUID> captures) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKEN, UUID.class)
                        .setParameter("captures", captures.toArray(UUID[]::new))
                        .getResultList())
                .map(HashSet::new);
    }

    /** @param lines the number of the line of each capture */
    Uni<Void> put(InvoiceId invoice, Map<UUID, Integer> lines) {
        var captures = List.copyOf(lines.keySet());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PUT)
                        .setParameter("invoice", invoice.value())
                        .setParameter("captures", captures.toArray(UUID[]::new))
                        .setParameter("lines", captures.stream().map(lines::get).toArray(Integer[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Of a voided document; the replacement takes it over. */
    Uni<Void> takeOver(InvoiceId invoice, InvoiceId replacement) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE_OVER)
                        .setParameter("invoice", invoice.value())
                        .setParameter("replacement", replacement.value())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The next document that charges them has them; the one that they were on still says so. */
    Uni<Void> letGo(Collection<UUID> captures) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LET_GO)
                        .setParameter("captures", captures.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Of a deleted draft. */
    Uni<Void> delete(InvoiceId invoice) {
        return of(DELETE, invoice);
    }

    /** In the order of the captures' ids. */
    Uni<List<Placed>> page(InvoiceId invoice, @Nullable UUID after, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter("invoice", invoice.value())
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Placed((UUID) row[0], ((Number) row[1]).intValue()))
                        .toList());
    }

    private static Uni<Void> of(String sql, InvoiceId invoice) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("invoice", invoice.value())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A usage record on a line. */
    record Placed(UUID capture, int line) {}
}
