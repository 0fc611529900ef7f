package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Documents of an enterprise, as tests look at them. */
final class Papers {

    static final YearMonth JUNE = YearMonth.of(2026, 6);
    static final Instant OPENED = Instant.parse("2026-07-02T06:00:00Z");
    static final Seller SELLER = new Seller(
            "TutorFlow, Inc.",
            "1 Example Way, Wilmington, DE 19801, USA",
            "US 12-3456789",
            "Example Bank, N.A.\nAccount 000123456789");
    static final Buyer BUYER = new Buyer(
            "Meridian Learning Ltd",
            "12 Harbour Row\nCork T12 X0YZ, Ireland",
            "accounts@meridian.example",
            "IE 1234567T",
            "PO 7731");

    private static final Percent TEN_PERCENT = new Percent(100_000);
    private static final Commitment MINIMUM = new Commitment(JUNE, usd("500"), Money.ZERO, Money.ZERO);

    /** What it says, beside what it is. */
    record Paper(Invoice.Draft draft, List<Line> lines) {

        Invoice.Open open() {
            return (Invoice.Open) draft.open(opening(draft.series()));
        }

        /** Of which nothing is due. */
        Invoice.Paid statement() {
            return (Invoice.Paid) draft.open(opening(draft.series()));
        }

        InvoiceText text(Invoice invoice) {
            return text(invoice, null);
        }

        InvoiceText text(Invoice invoice, @Nullable String replaces) {
            return text(invoice, replaces, Money.ZERO, null);
        }

        InvoiceText credited(Invoice invoice, Money credited) {
            return text(invoice, null, credited, null);
        }

        InvoiceText collected(Invoice invoice, StripeInvoiceRow collected) {
            return text(invoice, null, Money.ZERO, collected);
        }

        private InvoiceText text(
                Invoice invoice, @Nullable String replaces, Money credited, @Nullable StripeInvoiceRow collected) {
            return InvoiceText.of(invoice, lines, new Parties(BUYER, SELLER, replaces), credited, collected);
        }

        /** 100 lessons, and $50 of the minimum. */
        CreditNote credits(CreditNote.Settlement settlement) {
            return credits(
                    settlement,
                    "100 lessons were delivered twice",
                    List.of(
                            new CreditNotePolicy.Wanted(1, Units.of(100), null),
                            new CreditNotePolicy.Wanted(trueUp(), null, usd("50"))));
        }

        CreditNote creditsAll() {
            return credits(CreditNote.Settlement.DUE_LOWERED, null, null);
        }

        private CreditNote credits(
                CreditNote.Settlement settlement,
                @Nullable String memo,
                @Nullable List<CreditNotePolicy.Wanted> wanted) {
            var policy = new CreditNotePolicy(draft.header(), lines, List.of());
            var decided = wanted == null ? policy.decideAll() : policy.decide(wanted);
            return new CreditNote(
                    new UUID(5, 6),
                    draft.header().id(),
                    7,
                    settlement,
                    CreditNote.Reason.DUPLICATE,
                    memo,
                    ((CreditNotePolicy.Decision.Made) decided).content(),
                    OPENED.plus(Duration.ofDays(3)),
                    "someone");
        }

        private int trueUp() {
            return lines.stream()
                    .filter(line -> line.type() == LineType.TRUE_UP)
                    .findFirst()
                    .orElseThrow()
                    .number();
        }

        CreditNoteText text(CreditNote note) {
            var left =
                    draft.header().totals().due().minus(note.content().amounts().total());
            return CreditNoteText.of(note, open(), lines, left);
        }
    }

    /** @param page none: Stripe has not made it yet */
    static StripeInvoiceRow collected(CollectionPath path, @Nullable String page) {
        var invoice = new InvoiceRow();
        invoice.id = new UUID(1, 2);
        var card = path == CollectionPath.SAVED_CARD ? "pm_1" : null;
        var row = new StripeInvoiceRow(invoice, path, card, OPENED, "system");
        row.hostedUrl = page;
        return row;
    }

    private Papers() {}

    /** A month whose minimum was not reached. */
    static Paper enterprise() {
        var june = new Bookkeeping("50", "30")
                .uses(JUNE, "course.default", "0.05", "0.044", Units.of(1), 4_000)
                .uses(JUNE, "test_creation.default", "0.015", "0.0132", Units.of(1), 1_333)
                .uses(JUNE, "slide.default", "0.03", "0.0264", Units.of(1), 1_000)
                .uses(JUNE, "video_render.default", "0.15", "0.132", Units.minutesOf(Duration.ofSeconds(200)), 10);
        return paper(june.takeUsage(), List.of(MINIMUM));
    }

    static Paper prepaid() {
        var june = new Bookkeeping("1", "20").uses(JUNE, "course.default", "0.05", Units.of(1), 100);
        return paper(june.takeUsage(), List.of());
    }

    static Paper paper(List<UsageGroup> usage, List<Commitment> commitments) {
        var content = DraftPolicy.decide(usage, commitments, true, Money.ZERO, TEN_PERCENT);
        var header = new Header(
                new InvoiceId(new UUID(1, 2)),
                new UUID(3, 4),
                Period.of(JUNE),
                true,
                null,
                OPENED.minus(Duration.ofDays(1)),
                Machines.CLOSING,
                content.totals(),
                TEN_PERCENT);
        return new Paper(new Invoice.Draft(header), content.lines());
    }

    private static Opening opening(Series series) {
        return new Opening(series, 42, OPENED, OPENED.plus(Duration.ofDays(30)), BUYER, SELLER);
    }
}
