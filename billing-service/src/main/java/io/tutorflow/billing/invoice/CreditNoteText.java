package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.toMap;

import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A credit note in words.
 *
 * @param issued the day
 * @param invoice that it is of, as {@code TF-000042}
 * @param invoiced the day on which that was issued
 * @param memo what the buyer reads beside the reason
 * @param state what becomes of the money
 */
record CreditNoteText(
        String number,
        String issued,
        String invoice,
        String invoiced,
        String period,
        String reason,
        @Nullable String memo,
        String status,
        String state,
        Seller seller,
        Buyer buyer,
        List<String> buyerAddress,
        List<Row> rows,
        List<SumText> sums,
        String total)
        implements DocumentText {

    /**
     * What is credited of a line.
     *
     * @param isKey whether the name is a catalogue key
     * @param hint what else is to be known of it
     * @param quantity none where an amount is credited, as price
     */
    record Row(
            String name,
            boolean isKey,
            String hint,
            @Nullable String quantity,
            @Nullable String price,
            String amount) {}

    /** @param left what is to be paid of the invoice after it */
    static CreditNoteText of(CreditNote note, Invoice.Opened invoice, List<Line> lines, Money left) {
        var opening = invoice.opening();
        var amounts = note.content().amounts();
        var address = opening.buyer().address();
        var total = Wording.dollars(amounts.total());
        return new CreditNoteText(
                note.numberText(),
                Wording.date(note.createdAt()),
                opening.numberText(),
                Wording.date(opening.openedAt()),
                Wording.period(invoice.header().period()),
                reason(note.reason()),
                note.memo(),
                switch (note.settlement()) {
                    case DUE_LOWERED -> "Less is due";
                    case MONEY_BACK -> "Money back";
                },
                switch (note.settlement()) {
                    case DUE_LOWERED -> lowered(opening, total, left);
                    case MONEY_BACK ->
                        "Invoice " + opening.numberText() + " has been paid, so " + total
                                + " will be paid back to you.";
                },
                opening.seller(),
                opening.buyer(),
                address == null ? List.of() : address.lines().toList(),
                rows(note, lines),
                sums(amounts, invoice.header().tax()),
                total);
    }

    @Override
    public String kind() {
        return "Credit note";
    }

    @Override
    public String title() {
        return kind() + " " + number;
    }

    @Override
    public String tone() {
        return "paid";
    }

    @Override
    public @Nullable String stamp() {
        return null;
    }

    @Override
    public List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Invoice", invoice + " of " + invoiced));
        facts.add(new Fact("Period", period + " (UTC)"));
        if (buyer.purchaseOrder() != null) {
            facts.add(new Fact("Purchase order", buyer.purchaseOrder()));
        }
        facts.add(new Fact("Issued", issued));
        facts.add(new Fact("Reason", reason));
        if (memo != null) {
            facts.add(new Fact("Remark", memo));
        }
        return List.copyOf(facts);
    }

    @Override
    public String totalLabel() {
        return "Credited";
    }

    @Override
    public String headline() {
        return total + " credited";
    }

    @Override
    public PaymentText payment() {
        return PaymentText.saying(state);
    }

    private static String lowered(Opening opening, String total, Money left) {
        return "Invoice " + opening.numberText() + " is reduced by " + total + ": "
                + (left.isPositive()
                        ? Wording.dollars(left) + " remains due by " + Wording.date(opening.payableUntil()) + "."
                        : "nothing remains due.");
    }

    private static String reason(CreditNote.Reason reason) {
        return switch (reason) {
            case DUPLICATE -> "Charged twice";
            case FRAUDULENT -> "Not ordered by you";
            case ORDER_CHANGE -> "The order was changed";
            case PRODUCT_UNSATISFACTORY -> "Unsatisfactory delivery";
        };
    }

    private static List<Row> rows(CreditNote note, List<Line> lines) {
        var byNumber = lines.stream().collect(toMap(Line::number, Function.identity()));
        var decimals = Wording.decimals(Stream.concat(
                note.content().lines().stream().map(CreditNote.CreditedLine::amount),
                Stream.of(note.content().amounts().rounding())));
        return note.content().lines().stream()
                .map(credited -> row(credited, byNumber, decimals))
                .toList();
    }

    private static Row row(CreditNote.CreditedLine credited, Map<Integer, Line> lines, int decimals) {
        var line = Objects.requireNonNull(lines.get(credited.line()));
        var usage = line.usage();
        var amount = Wording.amount(credited.amount(), decimals);
        if (usage == null) {
            return new Row(name(line), false, "", null, null, amount);
        }
        var key = usage.key();
        var units = credited.units();
        return new Row(
                key.catalogKey(),
                true,
                Wording.month(key.month()),
                units == null ? null : Wording.number(units.value()),
                units == null ? null : Wording.number(key.unitPrice().usd()),
                amount);
    }

    private static String name(Line line) {
        return switch (line.type()) {
            case TRUE_UP -> "Minimum commitment of " + Wording.month(Objects.requireNonNull(line.month()));
            case REVERSED_TOP_UP -> "Reversed top-up";
            case USAGE,
                    DISCOUNT,
                    WAIVED,
                    PROMOTIONAL_CREDITS,
                    PURCHASED_CREDITS,
                    TRUE_UP_LOWERED,
                    METERED,
                    ROUNDING,
                    TAX -> throw new IllegalArgumentException("Nothing of it is credited but by units: " + line.type());
        };
    }

    private static List<SumText> sums(Amounts amounts, Percent tax) {
        var sums = new ArrayList<SumText>();
        if (!amounts.rounding().equals(Money.ZERO)) {
            var decimals = Wording.decimals(Stream.of(amounts.rounding()));
            sums.add(new SumText("Rounding to whole cents", Wording.amount(amounts.rounding(), decimals), false));
        }
        sums.add(new SumText("Net", Wording.cents(amounts.net()), true));
        if (!tax.equals(Percent.ZERO)) {
            sums.add(new SumText(SumText.tax(tax), Wording.cents(amounts.tax()), false));
        }
        return List.copyOf(sums);
    }
}
