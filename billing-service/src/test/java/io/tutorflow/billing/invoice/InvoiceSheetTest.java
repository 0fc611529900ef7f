package io.tutorflow.billing.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import io.tutorflow.money.Units;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Documents as they are drawn. With {@code -Dpictures=<folder>} they are left there, to be looked at. */
class InvoiceSheetTest {

    private static final float DOTS_PER_INCH = 110;

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(id -> Optional.of(new ClassPathTemplate(id)))
            .build();

    private final InvoiceDrawing drawing =
            new InvoiceDrawing(engine.getTemplate("invoice-page.html"), engine.getTemplate("invoice-sheet.html"));

    @Test
    void isOnePageThatSaysAll() throws IOException {
        var paper = Papers.enterprise();

        try (var document = draw("invoice", paper.text(paper.open()))) {
            assertEquals(1, document.getNumberOfPages());
            var says = text(document);
            for (var word : List.of(
                    "Invoice",
                    "TF-000042",
                    "TutorFlow, Inc.",
                    "US 12-3456789",
                    "Meridian Learning Ltd",
                    "IE 1234567T",
                    "PO 7731",
                    "August 1, 2026 (30 days)",
                    "course.default",
                    "4,000",
                    "Page 1 of 1",
                    "$517.00")) {
                assertTrue(says.contains(word), () -> word + " is missing in " + says);
            }
        }
    }

    @Test
    void manyLinesGoOverPagesUnderTheSameHead() throws IOException {
        var bookkeeping = new Bookkeeping("0", "5");
        for (int kind = 0; kind < 90; kind++) {
            bookkeeping.uses(
                    kind < 60 ? Papers.JUNE : Papers.JUNE.minusMonths(1),
                    "module.kind_%02d".formatted(kind),
                    "0.05",
                    Units.of(10 + kind),
                    1);
        }
        var paper = Papers.paper(bookkeeping.takeUsage(), List.of());

        try (var document = draw("many-lines", paper.text(paper.open()))) {
            var pages = document.getNumberOfPages();
            assertTrue(pages > 1);
            for (int page = 1; page < pages; page++) {
                var says = text(document, page);
                assertTrue(says.contains("Quantity"), says);
                assertTrue(says.contains("Page " + page + " of " + pages), says);
            }
        }
    }

    @Test
    void aStampIsSeen() throws IOException {
        var paper = Papers.enterprise();
        var later = Papers.OPENED.plusSeconds(1);
        var voided = paper.open().voided(later, "someone", "a wrong address");

        try (var document = draw("void", paper.text(voided, "TF-000041"));
                var draft = draw("draft", paper.text(paper.draft()));
                var statement =
                        draw("statement", Papers.prepaid().text(Papers.prepaid().statement()))) {
            assertTrue(text(document).contains("VOID"));
            assertTrue(text(document).contains("TF-000041"));
            assertTrue(text(draft).contains("DRAFT"));
            assertTrue(text(statement).contains("Statement"));
        }
    }

    @Test
    void itsMailSaysWhatIsDueUntilWhen() throws IOException {
        var paper = Papers.enterprise();
        var mail = new InvoiceMail(engine.getTemplate("invoice-mail.txt"), engine.getTemplate("invoice-mail.html"));

        var letter = mail.of(paper.draft().header().id(), paper.text(paper.open()), "someone@example.org", new byte[1]);

        leave("mail", Objects.requireNonNull(letter.html()));
        for (var said : List.of(letter.subject(), letter.text(), letter.html())) {
            assertTrue(said.contains("$517.00"), said);
            assertTrue(said.contains("August 1, 2026"), said);
        }
    }

    private static void leave(String name, String html) throws IOException {
        var folder = System.getProperty("pictures");
        if (folder != null) {
            Files.writeString(Files.createDirectories(Path.of(folder)).resolve(name + ".html"), html);
        }
    }

    private PDDocument draw(String name, InvoiceText text) throws IOException {
        var document = Loader.loadPDF(drawing.pdf(text));
        leave(name, drawing.page(text, name + ".pdf"));
        var folder = System.getProperty("pictures");
        if (folder != null) {
            var into = Files.createDirectories(Path.of(folder));
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                var image = new PDFRenderer(document).renderImageWithDPI(page, DOTS_PER_INCH);
                ImageIO.write(
                        image,
                        "png",
                        into.resolve(name + "-" + (page + 1) + ".png").toFile());
            }
        }
        return document;
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private record ClassPathTemplate(String id) implements TemplateLocation {

        @Override
        public Reader read() {
            return new InputStreamReader(
                    Objects.requireNonNull(InvoiceSheetTest.class.getResourceAsStream("/templates/" + id), id),
                    StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
