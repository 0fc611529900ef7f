package io.tutorflow.billing.payment.receipt;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PageAnswer;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.http.ApiProblem;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Issued receipts, for those who may see them. */
@ApplicationScoped
public class Receipts {

    private final ReceiptRepository table;
    private final ReceiptDocuments documents;
    private final Vertx vertx;

    Receipts(ReceiptRepository table, ReceiptDocuments documents, Vertx vertx) {
        this.table = table;
        this.documents = documents;
        this.vertx = vertx;
    }

    /**
     * As a page.
     *
     * @param mine whether the caller may see it; if not, it does not exist
     * @param pdfUrl where the caller can fetch the PDF
     */
    public Uni<RestResponse<Object>> page(UUID payment, Predicate<Receipt> mine, String pdfUrl) {
        return find(payment, mine).map(receipt -> PageAnswer.of(Status.OK, documents.page(receipt, pdfUrl)));
    }

    /** As a PDF: created when first fetched, with the same bytes ever after. */
    public Uni<RestResponse<byte[]>> pdf(UUID payment, Predicate<Receipt> mine) {
        return find(payment, mine)
                .chain(receipt -> Panache.withSession(() -> table.pdf(payment))
                        .chain(kept ->
                                kept.map(pdf -> Uni.createFrom().item(pdf)).orElseGet(() -> make(receipt)))
                        .map(pdf -> PdfAnswer.of(pdf, receipt.numberText())));
    }

    private Uni<byte[]> make(Receipt receipt) {
        var payment = receipt.sale().paymentId();
        return vertx.executeBlocking(() -> documents.pdf(receipt))
                .chain(pdf -> Panache.withTransaction(() -> table.keep(payment, pdf)));
    }

    private Uni<Receipt> find(UUID payment, Predicate<Receipt> mine) {
        return Panache.withSession(() -> table.of(payment))
                .map(found -> found.filter(mine).orElseThrow(() -> ApiProblem.notFound("The receipt of " + payment)));
    }
}
