package io.tutorflow.billing.invoice;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tutorflow.billing.page.PdfWriter;
import io.tutorflow.billing.page.Stylesheets;
import jakarta.enterprise.context.ApplicationScoped;

/** Draws a document as a page and as a PDF: the same body in two frames. */
@ApplicationScoped
class DocumentDrawing {

    private final Template page;
    private final Template sheet;
    private final Template invoice;
    private final Template creditNote;

    DocumentDrawing(
            @Location("document-page.html") Template page,
            @Location("document-sheet.html") Template sheet,
            @Location("invoice-body.html") Template invoice,
            @Location("credit-note-body.html") Template creditNote) {
        this.page = page;
        this.sheet = sheet;
        this.invoice = invoice;
        this.creditNote = creditNote;
    }

    /** @param pdfUrl where the same is as a PDF */
    String page(DocumentText document, String pdfUrl) {
        return page.data("document", document)
                .data("body", body(document))
                .data("pdfUrl", pdfUrl)
                .render();
    }

    /** Takes a while, and blocks. */
    byte[] pdf(DocumentText document) {
        return PdfWriter.write(sheet.data("document", document)
                .data("body", body(document))
                .data("style", Stylesheets.of("paper.css", "invoice.css"))
                .render());
    }

    private String body(DocumentText document) {
        return switch (document) {
            case InvoiceText text ->
                invoice.data("document", text).data("invoice", text).render();
            case CreditNoteText text ->
                creditNote.data("document", text).data("note", text).render();
        };
    }
}
