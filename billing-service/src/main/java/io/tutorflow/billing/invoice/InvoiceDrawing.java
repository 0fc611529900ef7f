package io.tutorflow.billing.invoice;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tutorflow.billing.page.PdfWriter;
import io.tutorflow.billing.page.Stylesheets;
import jakarta.enterprise.context.ApplicationScoped;

/** Draws a document as a page and as a PDF, both by the same template. */
@ApplicationScoped
class InvoiceDrawing {

    private final Template page;
    private final Template sheet;

    InvoiceDrawing(@Location("invoice-page.html") Template page, @Location("invoice-sheet.html") Template sheet) {
        this.page = page;
        this.sheet = sheet;
    }

    /** @param pdfUrl where the same is as a PDF */
    String page(InvoiceText invoice, String pdfUrl) {
        return page.data("invoice", invoice).data("pdfUrl", pdfUrl).render();
    }

    /** Takes a while, and blocks. */
    byte[] pdf(InvoiceText invoice) {
        return PdfWriter.write(sheet.data("invoice", invoice)
                .data("style", Stylesheets.of("paper.css", "invoice.css"))
                .render());
    }
}
