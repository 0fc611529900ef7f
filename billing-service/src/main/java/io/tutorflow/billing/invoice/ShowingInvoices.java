package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PageAnswer;
import io.tutorflow.billing.page.PdfAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Invoices and statements as they are answered to operators, owners and agents: what somebody must not see is missing. */
@ApplicationScoped
class ShowingInvoices {

    private final ReadingInvoices reading;
    private final FetchingDocuments documents;
    private final DrawingDocuments drawing;
    private final UsageExport export;

    ShowingInvoices(
            ReadingInvoices reading, FetchingDocuments documents, DrawingDocuments drawing, UsageExport export) {
        this.reading = reading;
        this.documents = documents;
        this.drawing = drawing;
        this.export = export;
    }

    Uni<InvoiceBody> invoice(UUID id, Viewer viewer) {
        return reading.find(id, viewer).map(found -> found.orElseThrow(() -> InvoiceProblems.missing(id)));
    }

    Uni<RestResponse<Object>> page(UUID id, Viewer viewer) {
        return demand(id, viewer)
                .map(found -> PageAnswer.of(Status.OK, drawing.page(found.text(), "../" + id + ".pdf")));
    }

    /** A draft is drawn anew each time; what was opened has the same bytes for ever, with each stamp and payment. */
    Uni<RestResponse<byte[]>> pdf(UUID id, Viewer viewer) {
        return demand(id, viewer).chain(found -> switch (found.invoice()) {
            case Invoice.Draft draft -> drawing.drawn(found.text()).map(pdf -> PdfAnswer.of(pdf, "draft-" + id));
            case Invoice.Opened opened ->
                drawing.kept(DocumentTable.Key.of(opened, found.reopened()), found.onPaper(opened))
                        .map(pdf -> PdfAnswer.of(pdf, opened.opening().numberText()));
        });
    }

    RestMulti<String> usageFile(UUID id, Viewer viewer) {
        return export.file(invoice(id, viewer));
    }

    private Uni<FetchingDocuments.Found> demand(UUID id, Viewer viewer) {
        return documents.find(id, viewer).map(found -> found.orElseThrow(() -> InvoiceProblems.missing(id)));
    }
}
