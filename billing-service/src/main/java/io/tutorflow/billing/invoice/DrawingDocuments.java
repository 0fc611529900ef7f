package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** PDFs of documents: drawn once and kept. Drawing takes a while: it is done on a worker, outside of any transaction. */
@ApplicationScoped
class DrawingDocuments {

    private final DocumentTable kept;
    private final DocumentDrawing drawing;
    private final Vertx vertx;

    DrawingDocuments(DocumentTable kept, DocumentDrawing drawing, Vertx vertx) {
        this.kept = kept;
        this.drawing = drawing;
        this.vertx = vertx;
    }

    String page(DocumentText text, String pdfUrl) {
        return drawing.page(text, pdfUrl);
    }

    /** The same bytes for ever. */
    Uni<byte[]> kept(DocumentTable.Key key, DocumentText text) {
        return Panache.withSession(() -> kept.find(key))
                .chain(found -> found.map(pdf -> Uni.createFrom().item(pdf))
                        .orElseGet(() -> drawn(text).chain(pdf -> Panache.withTransaction(() -> kept.keep(key, pdf)))));
    }

    /** Anew each time. */
    Uni<byte[]> drawn(DocumentText text) {
        return vertx.executeBlocking(() -> drawing.pdf(text), false);
    }
}
