package io.tutorflow.billing.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Converts well-formed HTML to an accessible PDF with embedded fonts. */
public final class PdfWriter {

    private static final String SANS = "Liberation Sans";
    private static final String MONO = "Liberation Mono";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private PdfWriter() {}

    /** Takes a while, and blocks. */
    public static byte[] write(String html) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .useFont(() -> font("Sans-Regular"), SANS, REGULAR, FontStyle.NORMAL, true)
                .useFont(() -> font("Sans-Bold"), SANS, BOLD, FontStyle.NORMAL, true)
                .useFont(() -> font("Mono-Regular"), MONO, REGULAR, FontStyle.NORMAL, true)
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
        var path = "/liberation/Liberation" + face + ".ttf";
        var found = PdfWriter.class.getResourceAsStream(path);
        if (found == null) {
            throw new IllegalStateException(path + " is missing from the class path");
        }
        return found;
    }
}
