package io.tutorflow.billing.payment.receipt;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Converts well-formed HTML to an accessible PDF with embedded fonts. */
final class PdfWriter {

    private static final String FAMILY = "Liberation Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private PdfWriter() {}

    static byte[] write(String html) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .useFont(() -> font("Regular"), FAMILY, REGULAR, FontStyle.NORMAL, true)
                .useFont(() -> font("Bold"), FAMILY, BOLD, FontStyle.NORMAL, true)
                .usePdfUaAccessibility(true)
                .withProducer("TutorFlow")
                .withHtmlContent(html, null)
                .toStream(out);
        try {
            builder.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private static InputStream font(String face) {
        var path = "/liberation/LiberationSans-" + face + ".ttf";
        var found = PdfWriter.class.getResourceAsStream(path);
        if (found == null) {
            throw new IllegalStateException(path + " is missing from the class path");
        }
        return found;
    }
}
