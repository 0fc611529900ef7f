package io.tutorflow.billing.payment.receipt;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The issued receipts, in the caller's session. */
@ApplicationScoped
class ReceiptRepository implements PanacheRepositoryBase<ReceiptRow, UUID> {

    private static final String SERIES = "tutorflow";

    /** Locked until the caller's transaction ends: if that rolls back, the next receipt gets the number. */
    private static final String NEXT = """
            UPDATE receipt_counter SET last = last + 1 WHERE issuer = :issuer RETURNING last""";

    private static final String FIND_PDF = "SELECT pdf FROM receipt WHERE payment_id = :payment";

    private static final String KEEP_PDF = "UPDATE receipt SET pdf = :pdf WHERE payment_id = :payment AND pdf IS NULL";

    Uni<Long> next() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, Long.class)
                        .setParameter("issuer", SERIES)
                        .getSingleResult());
    }

    Uni<Void> insert(Receipt receipt) {
        return persist(new ReceiptRow(receipt)).replaceWithVoid();
    }

    Uni<Optional<Receipt>> of(UUID payment) {
        return findById(payment).map(row -> Optional.ofNullable(row).map(ReceiptRow::receipt));
    }

    Uni<Optional<byte[]>> pdf(UUID payment) {
        return Panache.getSession().chain(session -> pdf(session, payment));
    }

    /** The one stored first, if another request was quicker. */
    Uni<byte[]> keep(UUID payment, byte[] pdf) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP_PDF)
                        .setParameter("pdf", pdf)
                        .setParameter("payment", payment)
                        .executeUpdate()
                        .chain(() -> pdf(session, payment)))
                .map(kept -> kept.orElseThrow());
    }

    private static Uni<Optional<byte[]>> pdf(Mutiny.Session session, UUID payment) {
        return session.createNativeQuery(FIND_PDF, byte[].class)
                .setParameter("payment", payment)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }
}
