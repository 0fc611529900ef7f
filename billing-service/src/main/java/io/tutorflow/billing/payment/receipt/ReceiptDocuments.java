package io.tutorflow.billing.payment.receipt;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tutorflow.billing.page.PdfWriter;
import io.tutorflow.billing.page.Stylesheets;
import jakarta.enterprise.context.ApplicationScoped;

/** A receipt as a page and as a PDF, from the same template. */
@ApplicationScoped
class ReceiptDocuments {

    private final Template page;
    private final Template sheet;

    ReceiptDocuments(@Location("receipt-page.html") Template page, @Location("receipt-sheet.html") Template sheet) {
        this.page = page;
        this.sheet = sheet;
    }

    /** @param pdfUrl the address of the PDF */
    String page(Receipt receipt, String pdfUrl) {
        return page.data("receipt", ReceiptText.of(receipt))
                .data("pdfUrl", pdfUrl)
                .render();
    }

    /** Slow and blocking. */
    byte[] pdf(Receipt receipt) {
        return PdfWriter.write(sheet.data("receipt", ReceiptText.of(receipt))
                .data("style", Stylesheets.of("paper.css"))
                .render());
    }
}
