package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The PDFs of documents, each as it was first drawn, within the session of the caller. */
@ApplicationScoped
class DocumentTable {

    private static final String FIND =
            "SELECT pdf FROM invoice_document WHERE invoice_id = :invoice AND stamp = :stamp";

    private static final String KEEP = """
            INSERT INTO invoice_document (invoice_id, stamp, pdf) VALUES (:invoice, :stamp, :pdf)
            ON CONFLICT (invoice_id, stamp) DO NOTHING""";

    Uni<Optional<byte[]>> find(InvoiceId invoice, Stamp stamp) {
        return Panache.getSession().chain(session -> find(session, invoice, stamp));
    }

    /** The first one that was kept, if somebody was quicker. */
    Uni<byte[]> keep(InvoiceId invoice, Stamp stamp, byte[] pdf) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("invoice", invoice.value())
                        .setParameter("stamp", stamp.text())
                        .setParameter("pdf", pdf)
                        .executeUpdate()
                        .chain(() -> find(session, invoice, stamp)))
                .map(kept -> kept.orElseThrow());
    }

    private static Uni<Optional<byte[]>> find(Mutiny.Session session, InvoiceId invoice, Stamp stamp) {
        return session.createNativeQuery(FIND, byte[].class)
                .setParameter("invoice", invoice.value())
                .setParameter("stamp", stamp.text())
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }
}
