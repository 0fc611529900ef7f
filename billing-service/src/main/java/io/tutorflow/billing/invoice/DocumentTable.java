package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The PDFs of documents, each as it was first drawn, with its digest; within the session of the caller. */
@ApplicationScoped
class DocumentTable {

    private static final String FIND =
            "SELECT pdf FROM invoice_document WHERE document_id = :document AND stamp = :stamp"
                    + " AND reopened = :reopened";

    private static final String KEEP = """
            INSERT INTO invoice_document (document_id, invoice_id, stamp, reopened, pdf, sha256)
            VALUES (:document, :invoice, :stamp, :reopened, :pdf, sha256(CAST(:pdf AS bytea)))
            ON CONFLICT (document_id, stamp, reopened) DO NOTHING""";

    /**
     * Which PDF it is.
     *
     * @param document an invoice, or a credit note of it
     * @param reopened how often the payment of the invoice had been taken back when it was stamped: it may be paid anew
     */
    record Key(UUID document, InvoiceId invoice, Stamp stamp, int reopened) {

        static Key of(Invoice.Opened opened, int reopened) {
            var stamp = Stamp.of(opened);
            return stamp == Stamp.NONE ? asOpened(opened) : of(opened, stamp, reopened);
        }

        static Key asOpened(Invoice.Opened opened) {
            return of(opened, Stamp.NONE, 0);
        }

        private static Key of(Invoice.Opened opened, Stamp stamp, int reopened) {
            var id = opened.header().id();
            return new Key(id.value(), id, stamp, reopened);
        }

        static Key of(CreditNote note) {
            return new Key(note.id(), note.invoice(), Stamp.NONE, 0);
        }
    }

    Uni<Optional<byte[]>> find(Key key) {
        return Panache.getSession().chain(session -> find(session, key));
    }

    /** The first one that was kept, if somebody was quicker. */
    Uni<byte[]> keep(Key key, byte[] pdf) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("document", key.document())
                        .setParameter("invoice", key.invoice().value())
                        .setParameter("stamp", key.stamp().text())
                        .setParameter("reopened", key.reopened())
                        .setParameter("pdf", pdf)
                        .executeUpdate()
                        .chain(() -> find(session, key)))
                .map(kept -> kept.orElseThrow());
    }

    private static Uni<Optional<byte[]>> find(Mutiny.Session session, Key key) {
        return session.createNativeQuery(FIND, byte[].class)
                .setParameter("document", key.document())
                .setParameter("stamp", key.stamp().text())
                .setParameter("reopened", key.reopened())
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }
}
