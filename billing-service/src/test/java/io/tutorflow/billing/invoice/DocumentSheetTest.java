package io.tutorflow.billing.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
class DocumentSheetTest {

    private static final String PAGE = "https://invoice.stripe.com/i/acct_1/test_2";

    private static final float DOTS_PER_INCH = 110;

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(id -> Optional.of(new ClassPathTemplate(id)))
            .build();

    private final DocumentDrawing drawing = new DocumentDrawing(
            engine.getTemplate("document-page.html"),
            engine.getTemplate("document-sheet.html"),
            engine.getTemplate("invoice-body.html"),
            engine.getTemplate("credit-note-body.html"));
    private final DocumentMail mail =
            new DocumentMail(engine.getTemplate("document-mail.txt"), engine.getTemplate("document-mail.html"));

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
                    "How to pay",
                    "By bank transfer of $517.00 to TutorFlow, Inc.",
                    "Account 000123456789",
                    "Reference: TF-000042",
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

        var letter = mail.of("key", paper.text(paper.open()), "someone@example.org", new byte[1]);

        leave("mail", Objects.requireNonNull(letter.html()));
        for (var said : List.of(letter.subject(), letter.text(), letter.html())) {
            assertTrue(said.contains("$517.00"), said);
            assertTrue(said.contains("August 1, 2026"), said);
        }
    }

    @Test
    void whatIsPaidOnStripesPageLinksItButNotOnPaper() throws IOException {
        var paper = Papers.enterprise();
        var text = paper.collected(paper.open(), Papers.collected(CollectionPath.HOSTED_LINK, PAGE));

        try (var document = draw("stripe", text)) {
            assertFalse(text(document).contains(PAGE));
        }
        var page = drawing.page(text, "it.pdf");
        assertTrue(page.contains("href=\"" + PAGE + "\">Pay $517.00</a>"), page);
        var letter = mail.of("key", text, "someone@example.org", new byte[1]);
        leave("mail-stripe", Objects.requireNonNull(letter.html()));
        for (var said : List.of(letter.text(), Objects.requireNonNull(letter.html()))) {
            assertTrue(said.contains(PAGE), said);
        }
    }

    @Test
    void aCreditNoteSaysOfWhatItIsAndWhy() throws IOException {
        var paper = Papers.enterprise();
        var note = paper.text(paper.credits(CreditNote.Settlement.DUE_LOWERED));

        try (var document = draw("credit-note", note);
                var all = draw("credit-note-all", paper.text(paper.creditsAll()));
                var back = draw("credit-note-back", paper.text(paper.credits(CreditNote.Settlement.MONEY_BACK)))) {
            var says = text(document);
            for (var word : List.of(
                    "Credit note",
                    "TFC-000007",
                    "Invoice TF-000042",
                    "Meridian Learning Ltd",
                    "PO 7731",
                    "Charged twice",
                    "100 lessons were delivered twice",
                    "course.default",
                    "Tax 10 %",
                    "$59.84",
                    "Page 1 of 1")) {
                assertTrue(says.contains(word), () -> word + " is missing in " + says);
            }
            assertTrue(text(all).contains("nothing remains due"), text(all));
            assertTrue(text(back).contains("will be paid back"), text(back));
        }
        var letter = mail.of("key", note, "someone@example.org", new byte[1]);
        leave("mail-credit-note", Objects.requireNonNull(letter.html()));
        for (var said : List.of(letter.subject(), letter.text(), Objects.requireNonNull(letter.html()))) {
            assertTrue(said.contains("$59.84"), said);
        }
        assertTrue(letter.text().contains("TF-000042"), letter.text());
    }

    private static void leave(String name, String html) throws IOException {
        var folder = System.getProperty("pictures");
        if (folder != null) {
            Files.writeString(Files.createDirectories(Path.of(folder)).resolve(name + ".html"), html);
        }
    }

    private PDDocument draw(String name, DocumentText text) throws IOException {
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
                    Objects.requireNonNull(DocumentSheetTest.class.getResourceAsStream("/templates/" + id), id),
                    StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
