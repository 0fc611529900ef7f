package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceTextTest {

    @Test
    void saysHowWhatIsDueComesAbout() {
        var paper = Papers.enterprise();

        var text = paper.text(paper.open());

        assertEquals("Invoice TF-000042", text.title());
        assertEquals("June 1 – 30, 2026", text.period());
        assertEquals("July 2, 2026", text.issued());
        assertEquals("August 1, 2026", text.due());
        assertEquals("30 days", text.terms());
        assertEquals(List.of("12 Harbour Row", "Cork T12 X0YZ, Ireland"), text.buyerAddress());
        assertEquals(
                List.of(
                        "Usage at list price 254.99495",
                        "Discount 12 % −30.59939",
                        "Promotional and included credits applied −50.00000",
                        "Purchased credits applied −30.00000",
                        "Usage on your credit line 144.39556",
                        "Minimum commitment of June 2026, not reached: true-up 325.60444",
                        "Net 470.00",
                        "Tax 10 % 47.00"),
                text.sums().stream()
                        .map(sum -> sum.label() + " " + sum.amount())
                        .toList());
        assertEquals("$517.00", text.total());
        assertNull(text.stamp());
    }

    @Test
    void everyTotalIsWhatStandsAboveIt() {
        var paper = Papers.enterprise();
        var text = paper.text(paper.open());

        var rows = text.usage().stream()
                .flatMap(month -> month.rows().stream())
                .map(row -> number(row.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var running = rows;
        for (var sum : text.sums()) {
            if (sum.isTotal()) {
                assertEquals(0, running.compareTo(number(sum.amount())), sum.label());
            } else {
                running = running.add(number(sum.amount()));
            }
        }
        assertEquals(0, running.compareTo(number(text.total().replace("$", ""))));
    }

    @Test
    void usageIsListedByMonthAndThenByKey() {
        var may = Papers.JUNE.minusMonths(1);
        var usage = new Bookkeeping("0", "0")
                .uses(may, "slide.default", "0.03", Units.of(2), 1)
                .uses(Papers.JUNE, "slide.default", "0.03", Units.of(1), 1)
                .uses(Papers.JUNE, "course.default", "0.06", Units.of(1), 1)
                .uses(Papers.JUNE, "course.default", "0.05", Units.of(1_500), 2)
                .uses(may, "course.default", "0.05", Units.of(1), 1)
                .takeUsage()
                .reversed();
        var paper = Papers.paper(usage, List.of());

        var text = paper.text(paper.open());

        assertEquals(
                List.of("June 2026", "May 2026, late usage"),
                text.usage().stream().map(UsageText::title).toList());
        var rows = text.usage().stream().flatMap(month -> month.rows().stream()).toList();
        assertEquals(
                List.of(
                        "course.default 3,000 × 0.05",
                        "course.default 1 × 0.06",
                        "slide.default 1 × 0.03",
                        "course.default 1 × 0.05",
                        "slide.default 2 × 0.03"),
                rows.stream()
                        .map(row -> row.catalogKey() + " " + row.quantity() + " × " + row.listPrice())
                        .toList());
        // The number of a line is what its usage names: it does not change with the place.
        var byNumber = paper.lines().stream().collect(toMap(Line::number, line -> line));
        rows.forEach(row -> assertEquals(
                row.catalogKey(),
                requireNonNull(requireNonNull(byNumber.get(row.number())).usage())
                        .key()
                        .catalogKey()));
        assertEquals("2 records", rows.getFirst().hint());
    }

    @Test
    void aDiscountThatIsNotTheSameOfAllHasNoPercentage() {
        var usage = new Bookkeeping("0", "0")
                .uses(Papers.JUNE, "course.default", "0.05", "0.044", Units.of(1), 20)
                .uses(Papers.JUNE, "slide.default", "0.03", "0.02", Units.of(1), 20)
                .takeUsage();
        var paper = Papers.paper(usage, List.of());

        var text = paper.text(paper.open());

        assertEquals("Discount from list prices", text.sums().get(1).label());
        assertEquals(
                "20 records · agreed 0.044",
                text.usage().getFirst().rows().getFirst().hint());
    }

    @Test
    void ofAStatementNothingIsToBePaid() {
        var paper = Papers.prepaid();

        var text = paper.text(paper.statement());

        assertEquals("Statement TFS-000042", text.title());
        assertEquals("$0.00", text.total());
        assertEquals("Nothing to pay", text.status());
        assertNull(text.due());
        assertNull(text.stamp());
    }

    @Test
    void isStampedByWhatBecameOfIt() {
        var paper = Papers.enterprise();
        var later = Instant.parse("2026-07-20T12:00:00Z");

        var draft = paper.text(paper.draft());
        var paid = paper.text(paper.open().paid(later, "someone", null));
        var voided = paper.text(paper.open().voided(later, "someone", "a wrong address"));
        var reopened = paper.text(paper.open().paid(later, "someone", null).reopened());

        assertEquals("DRAFT", draft.stamp());
        assertNull(draft.number());
        assertEquals("PAID", paid.stamp());
        assertEquals("$517.00 was paid on July 20, 2026.", paid.state());
        assertEquals("VOID", voided.stamp());
        assertNull(reopened.stamp());
    }

    @Test
    void asksOnlyForWhatCreditNotesHaveLeft() {
        var paper = Papers.enterprise();
        var due = paper.draft().header().totals().due();

        var text = paper.credited(paper.open(), due.minus(usd("1.25")));

        assertTrue(text.state().startsWith("$1.25 is due by "), text.state());
        assertTrue(text.state().endsWith(" was credited."), text.state());
    }

    @Test
    void saysHowItIsPaid() {
        var paper = Papers.enterprise();
        var open = paper.open();
        var later = Instant.parse("2026-07-20T12:00:00Z");

        var transfer = paper.text(open).payment();
        var credited = paper.credited(open, usd("500")).payment();
        var page = paper.collected(open, Papers.collected(CollectionPath.HOSTED_LINK, "https://stripe.example/i"));
        var none = paper.collected(open, Papers.collected(CollectionPath.HOSTED_LINK, null));
        var card = paper.collected(open, Papers.collected(CollectionPath.SAVED_CARD, "https://stripe.example/i"));

        assertEquals(
                List.of(
                        "By bank transfer of $517.00 to TutorFlow, Inc.",
                        "Example Bank, N.A.",
                        "Account 000123456789",
                        "Reference: TF-000042"),
                transfer.lines());
        assertNull(transfer.url());
        assertEquals(
                "By bank transfer of $17.00 to TutorFlow, Inc.",
                credited.lines().getFirst());
        assertEquals("https://stripe.example/i", page.payment().url());
        assertEquals("Pay $517.00", page.payment().label());
        assertNull(none.payment().url());
        assertNull(card.payment().url());
        assertTrue(card.payment().lines().getFirst().startsWith("Your saved card will be charged."));
        assertEquals(transfer, paper.text(open.giveUp(later, "someone", "gone")).payment());
    }

    @Test
    void aCardThatWasGivenUpIsNotChargedAnyMore() {
        var paper = Papers.enterprise();
        var card = Papers.collected(CollectionPath.SAVED_CARD, "https://stripe.example/i");
        var given = paper.open().giveUp(Instant.parse("2026-09-20T12:00:00Z"), "stripe", "gone");

        var text = paper.collected(given, card);

        assertEquals("https://stripe.example/i", text.payment().url());
        assertTrue(text.payment().lines().getFirst().startsWith("Online by card"));
    }

    @Test
    void aBuyerReadsPlainWordsOfWhatIsGivenUp() {
        var paper = Papers.enterprise();
        var given = paper.open().giveUp(Instant.parse("2026-09-20T12:00:00Z"), "stripe", "gone");
        var off = given.writeOff(Instant.parse("2026-10-20T12:00:00Z"), "someone", "gone");

        assertEquals("Overdue", paper.text(given).status());
        assertEquals("Overdue", paper.text(off).status());
    }

    @Test
    void whatStripeHasDroppedIsPaidOtherwise() {
        var paper = Papers.enterprise();
        var dropped = Papers.collected(CollectionPath.HOSTED_LINK, "https://stripe.example/i");
        dropped.status = "void";

        var text = paper.collected(paper.open(), dropped);

        assertNull(text.payment().url());
        assertEquals(paper.text(paper.open()).payment(), text.payment());
    }

    @Test
    void saysThatNothingIsToBePaid() {
        var paper = Papers.enterprise();
        var later = Instant.parse("2026-07-20T12:00:00Z");
        var due = paper.draft().header().totals().due();

        var said = List.of(
                paper.text(paper.draft()),
                paper.text(paper.open().paid(later, "someone", null)),
                paper.text(paper.open().voided(later, "someone", "a wrong address")),
                paper.credited(paper.open(), due),
                Papers.prepaid().text(Papers.prepaid().statement()));

        assertEquals(
                List.of(
                        "No payment is due yet.",
                        "Nothing is due.",
                        "Do not pay this invoice: it is void.",
                        "Nothing is left to be paid.",
                        "Nothing is due."),
                said.stream().map(text -> text.payment().title()).toList());
        said.forEach(text -> assertEquals(List.of(), text.payment().lines()));
    }

    @Test
    void isKnownAsItWasOpened() {
        var invoice = Papers.enterprise().open();
        var statement = Papers.prepaid().statement();
        var later = Instant.parse("2026-07-20T12:00:00Z");

        assertEquals(invoice, invoice.paid(later, "someone", null).asOpened());
        assertEquals(
                invoice, invoice.voided(later, "someone", "a wrong address").asOpened());
        assertEquals(invoice, invoice.giveUp(later, "someone", "gone").asOpened());
        assertEquals(statement, statement.asOpened());
    }

    @Test
    void periodsAreWrittenAsPeopleDo() {
        assertEquals("June 1 – 30, 2026", Wording.period(Period.of(Papers.JUNE)));
        assertEquals("June 28 – July 3, 2026", period("2026-06-28T00:00:00Z", Duration.ofDays(6)));
        assertEquals("December 31, 2026 – January 1, 2027", period("2026-12-31T00:00:00Z", Duration.ofDays(2)));
        assertEquals("June 28, 2026", period("2026-06-28T00:00:00Z", Duration.ofDays(1)));
        assertEquals(
                "June 28, 2026, 10:30 – June 28, 2026, 11:30", period("2026-06-28T10:30:00Z", Duration.ofHours(1)));
    }

    @Test
    void amountsAreWrittenExactly() {
        assertEquals("−1,234.50", Wording.cents(usd("-1234.5")));
        assertEquals("0.000001", Wording.amount(usd("0.000001"), 6));
        assertTrue(Wording.dollars(usd("5000")).equals("$5,000.00"));
    }

    private static String period(String from, Duration length) {
        var start = Instant.parse(from);
        return Wording.period(new Period(start, start.plus(length)));
    }

    private static BigDecimal number(String written) {
        return new BigDecimal(written.replace(",", "").replace('−', '-'));
    }
}
