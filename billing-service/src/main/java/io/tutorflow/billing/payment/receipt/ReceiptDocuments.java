package io.tutorflow.billing.payment.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A receipt as a page and as a PDF, from the same template. */
@ApplicationScoped
class ReceiptDocuments {

    private static final String STYLE = "/META-INF/resources/checkout/receipt.css";

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
                .data("style", style())
                .render());
    }

    private static String style() {
        try (var found = ReceiptDocuments.class.getResourceAsStream(STYLE)) {
            if (found == null) {
                throw new IllegalStateException(STYLE + " is missing from the class path");
            }
            return new String(found.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
