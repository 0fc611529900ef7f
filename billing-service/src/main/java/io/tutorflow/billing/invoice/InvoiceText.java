package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a statement in words.
 *
 * @param issued none of a draft, as what depends on it
 * @param due none where nothing is due
 * @param terms until when there is time to pay
 * @param sums from usage to what is due
 */
record InvoiceText(
        String kind,
        @Nullable String number,
        String status,
        String tone,
        String state,
        @Nullable String stamp,
        String period,
        @Nullable String issued,
        @Nullable String due,
        @Nullable String terms,
        Seller seller,
        Buyer buyer,
        List<String> buyerAddress,
        @Nullable String replaces,
        List<UsageText> usage,
        List<SumText> sums,
        String total,
        PaymentText payment,
        List<String> notes)
        implements DocumentText {

    /**
     * @param credited what its credit notes come to
     * @param collected how Stripe collects it, if it does
     */
    static InvoiceText of(
            Invoice invoice, List<Line> lines, Parties parties, Money credited, @Nullable StripeInvoiceRow collected) {
        var header = invoice.header();
        var opening = invoice instanceof Invoice.Opened opened ? opened.opening() : null;
        var series = InvoiceBody.seriesOf(invoice);
        var due = opening == null || series == Series.STATEMENT ? null : opening;
        var decimals = Wording.decimals(Stream.concat(
                lines.stream().map(Line::amount),
                Stream.of(header.totals().parts().line())));
        var address = parties.buyer().address();
        var left = header.totals().due().minus(credited);
        var number = opening == null ? null : opening.numberText();
        return new InvoiceText(
                kind(series),
                number,
                status(invoice),
                InvoiceBody.statusOf(invoice),
                state(invoice, credited),
                stamp(invoice),
                Wording.period(header.period()),
                opening == null ? null : Wording.date(opening.openedAt()),
                due == null ? null : Wording.date(due.payableUntil()),
                due == null ? null : days(due) + " days",
                parties.seller(),
                parties.buyer(),
                address == null ? List.of() : address.lines().toList(),
                parties.replaces(),
                UsageText.of(lines, header.period().month(), decimals),
                SumText.of(header, lines, decimals),
                Wording.dollars(header.totals().due()),
                PaymentText.of(HowToPay.of(invoice, left, collected), invoice, left, parties.seller()),
                notes(lines));
    }

    @Override
    public String title() {
        return number == null ? kind + " (draft)" : kind + " " + number;
    }

    @Override
    public List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Period", period + " (UTC)"));
        if (buyer.purchaseOrder() != null) {
            facts.add(new Fact("Purchase order", buyer.purchaseOrder()));
        }
        if (issued != null) {
            facts.add(new Fact("Issued", issued));
        }
        if (due != null) {
            facts.add(new Fact("Due", due + " (" + terms + ")"));
        }
        return List.copyOf(facts);
    }

    @Override
    public String totalLabel() {
        return "Amount due";
    }

    @Override
    public String headline() {
        return due == null ? "Nothing to pay" : total + " due by " + due;
    }

    private static String kind(Series series) {
        return switch (series) {
            case INVOICE -> "Invoice";
            case STATEMENT -> "Statement";
        };
    }

    private static String status(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Draft draft -> "Draft";
            case Invoice.Open open -> "Open";
            case Invoice.Uncollectible given -> "Overdue";
            case Invoice.WrittenOff off -> "Overdue";
            case Invoice.Paid paid -> paid.opening().series() == Series.STATEMENT ? "Nothing to pay" : "Paid";
            case Invoice.Void voided -> "Void";
        };
    }

    private static String state(Invoice invoice, Money credited) {
        var due = Wording.dollars(invoice.header().totals().due().minus(credited));
        return sentence(invoice, due, credited)
                + (credited.equals(Money.ZERO) ? "" : " " + Wording.dollars(credited) + " was credited.");
    }

    /** @param due what is left of it to be paid */
    private static String sentence(Invoice invoice, String due, Money credited) {
        return switch (invoice) {
            case Invoice.Draft draft -> "This is a draft and may still change. Do not pay it yet.";
            case Invoice.Open open ->
                due + " is due by " + Wording.date(open.opening().payableUntil()) + ".";
            case Invoice.Uncollectible given ->
                due + " was due by " + Wording.date(given.opening().payableUntil()) + ", and can still be paid.";
            case Invoice.WrittenOff off ->
                due + " was due by " + Wording.date(off.opening().payableUntil()) + ", and can still be paid.";
            case Invoice.Paid paid
            when paid.header().totals().mode().isMetered() ->
                "Stripe's meters charge this usage: nothing is due on this statement.";
            case Invoice.Paid paid ->
                paid.opening().series() == Series.STATEMENT
                        ? "Credits paid for all of it: nothing is due."
                        : (credited.equals(Money.ZERO) ? due + " was paid on " : "Settled on ")
                                + Wording.date(paid.ending().at()) + ".";
            case Invoice.Void voided ->
                "Voided on " + Wording.date(voided.ending().at()) + ". Do not pay it: another invoice replaces it.";
        };
    }

    private static @Nullable String stamp(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Draft draft -> "DRAFT";
            case Invoice.Opened opened ->
                switch (Stamp.of(opened)) {
                    case NONE -> null;
                    case PAID -> "PAID";
                    case VOID -> "VOID";
                };
        };
    }

    private static long days(Opening opening) {
        return Duration.between(opening.openedAt(), opening.payableUntil()).toDays();
    }

    private static List<String> notes(List<Line> lines) {
        var notes = new ArrayList<String>();
        if (lines.stream().anyMatch(line -> line.type() == LineType.USAGE)) {
            notes.add(
                    "Each usage record is priced and rounded on its own; the total is rounded to cents once, at Net.");
        }
        if (lines.stream().anyMatch(line -> line.type() == LineType.METERED)) {
            notes.add(
                    "This statement shows the metered usage as we recorded it; Stripe's invoice of it is what is paid.");
        }
        if (lines.stream().anyMatch(line -> line.type() == LineType.TRUE_UP)) {
            notes.add("The minimum commitment counts usage paid by purchased credits and on the credit line.");
        }
        return List.copyOf(notes);
    }
}
