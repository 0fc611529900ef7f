package io.tutorflow.billing.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Converts well-formed HTML to an accessible PDF with embedded fonts. */
public final class PdfWriter {

    private static final String SANS = "Liberation Sans";
    private static final String MONO = "Liberation Mono";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        // Unless told otherwise, it logs each step of each document.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private PdfWriter() {}

    /** Takes a while, and blocks. */
    public static byte[] write(String html) {
        return Typefaces.lend(faces -> write(html, faces));
    }

    private static byte[] write(String html, Typefaces faces) {
        try (var document = new PDDocument()) {
            var out = new ByteArrayOutputStream();
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .useFont(embedded(document, faces.sans()), SANS, REGULAR, FontStyle.NORMAL, true)
                    .useFont(embedded(document, faces.bold()), SANS, BOLD, FontStyle.NORMAL, true)
                    .useFont(embedded(document, faces.mono()), MONO, REGULAR, FontStyle.NORMAL, true)
                    .usePdfUaAccessibility(true)
                    .withProducer("TutorFlow")
                    .withHtmlContent(html, null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Those of its glyphs that the document uses. */
    private static PDFontSupplier embedded(PDDocument document, TrueTypeFont face) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, face, true));
    }
}
