package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document as it is stored, without its lines. */
@Entity
@Table(name = "invoice")
class InvoiceRow {

    @Id
    UUID id;

    @Column(name = "account_id", nullable = false, updatable = false)
    UUID accountId;

    @Column(name = "period_from", nullable = false, updatable = false)
    Instant periodFrom;

    @Column(name = "period_to", nullable = false, updatable = false)
    Instant periodTo;

    @Column(nullable = false, updatable = false)
    boolean closes;

    @Column(updatable = false)
    @Nullable
    UUID replaces;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "created_by", nullable = false, updatable = false)
    String createdBy;

    @Column(name = "promo_micros", nullable = false, updatable = false)
    long promotional;

    @Column(name = "purchased_micros", nullable = false, updatable = false)
    long purchased;

    @Column(name = "line_micros", nullable = false, updatable = false)
    long line;

    @Column(name = "true_up_micros", nullable = false, updatable = false)
    long trueUp;

    @Column(name = "reversed_micros", nullable = false, updatable = false)
    long reversed;

    @Column(name = "rounding_micros", nullable = false, updatable = false)
    long rounding;

    @Column(name = "tax_millionths", nullable = false, updatable = false)
    int taxRate;

    @Column(name = "tax_micros", nullable = false, updatable = false)
    long tax;

    @Column(name = "due_micros", nullable = false, updatable = false)
    long due;

    /** None: it is of no metered usage. */
    @Column(name = "metered_micros", updatable = false)
    @Nullable
    Long metered;

    @Column(nullable = false)
    String state;

    @Nullable
    String series;

    @Nullable
    Long number;

    @Column(name = "opened_at")
    @Nullable
    Instant openedAt;

    @Column(name = "payable_until")
    @Nullable
    Instant payableUntil;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "ended_by")
    @Nullable
    String endedBy;

    @Nullable
    String reason;

    @Column(name = "written_off_at")
    @Nullable
    Instant writtenOffAt;

    @Column(name = "written_off_by")
    @Nullable
    String writtenOffBy;

    @Column(name = "written_off_reason")
    @Nullable
    String writtenOffReason;

    /** How often its payment was taken back. */
    @Column(nullable = false)
    int reopened;

    @Column(name = "buyer_name")
    @Nullable
    String buyerName;

    @Column(name = "buyer_address")
    @Nullable
    String buyerAddress;

    @Column(name = "buyer_email")
    @Nullable
    String buyerEmail;

    @Column(name = "buyer_tax_id")
    @Nullable
    String buyerTaxId;

    @Column(name = "buyer_order")
    @Nullable
    String buyerOrder;

    @Column(name = "issuer_name")
    @Nullable
    String issuerName;

    @Column(name = "issuer_address")
    @Nullable
    String issuerAddress;

    @Column(name = "issuer_tax_id")
    @Nullable
    String issuerTaxId;

    @Column(name = "issuer_bank")
    @Nullable
    String issuerBank;

    /** For Hibernate. */
    InvoiceRow() {}

    InvoiceRow(Invoice.Draft draft) {
        var header = draft.header();
        var totals = header.totals();
        id = header.id().value();
        accountId = header.account();
        periodFrom = header.period().from();
        periodTo = header.period().to();
        closes = header.closes();
        replaces = header.replaces() == null ? null : header.replaces().value();
        createdAt = header.createdAt();
        createdBy = header.createdBy();
        promotional = totals.parts().promotional().micros();
        purchased = totals.parts().purchased().micros();
        line = totals.parts().line().micros();
        trueUp = totals.trueUp().micros();
        reversed = totals.reversedTopUp().micros();
        rounding = totals.rounding().micros();
        taxRate = header.tax().tenThousandths();
        tax = totals.tax().micros();
        due = totals.due().micros();
        metered = totals.metered() == null ? null : totals.metered().micros();
        state = "draft";
    }

    Invoice invoice() {
        return switch (state) {
            case "draft" -> new Invoice.Draft(header());
            case "open" -> new Invoice.Open(header(), opening());
            case "paid" -> new Invoice.Paid(header(), opening(), ending());
            case "uncollectible" -> givenUp(new Invoice.Uncollectible(header(), opening(), ending()));
            case "void" -> new Invoice.Void(header(), opening(), ending());
            default -> throw new IllegalStateException("Not a state of an invoice: " + state);
        };
    }

    /** Takes over what may change. */
    void become(Invoice.Opened after) {
        var opening = after.opening();
        series = opening.series().text();
        number = opening.number();
        openedAt = opening.openedAt();
        payableUntil = opening.payableUntil();
        name(opening.buyer(), opening.seller());
        switch (after) {
            case Invoice.Open open -> end("open", null, null);
            case Invoice.Paid paid -> end("paid", paid.ending(), null);
            case Invoice.Uncollectible given -> end("uncollectible", given.ending(), null);
            case Invoice.WrittenOff off -> end("uncollectible", off.ending(), off.writeOff());
            case Invoice.Void voided -> end("void", voided.ending(), null);
        }
    }

    private void name(Buyer buyer, Seller seller) {
        buyerName = buyer.name();
        buyerAddress = buyer.address();
        buyerEmail = buyer.email();
        buyerTaxId = buyer.taxId();
        buyerOrder = buyer.purchaseOrder();
        issuerName = seller.name();
        issuerAddress = seller.address();
        issuerTaxId = seller.taxId();
        issuerBank = seller.bankDetails();
    }

    private void end(String become, @Nullable Ending ending, @Nullable Ending writeOff) {
        state = become;
        endedAt = ending == null ? null : ending.at();
        endedBy = ending == null ? null : ending.by();
        reason = ending == null ? null : ending.reason();
        writtenOffAt = writeOff == null ? null : writeOff.at();
        writtenOffBy = writeOff == null ? null : writeOff.by();
        writtenOffReason = writeOff == null ? null : writeOff.reason();
    }

    private Invoice givenUp(Invoice.Uncollectible given) {
        return writtenOffAt == null
                ? given
                : new Invoice.WrittenOff(
                        given.header(),
                        given.opening(),
                        given.ending(),
                        new Ending(writtenOffAt, Objects.requireNonNull(writtenOffBy), writtenOffReason));
    }

    private Header header() {
        var parts = new UsageGroup.Parts(Money.ofMicros(promotional), Money.ofMicros(purchased), Money.ofMicros(line));
        return new Header(
                new InvoiceId(id),
                accountId,
                new Period(periodFrom, periodTo),
                closes,
                replaces == null ? null : new InvoiceId(replaces),
                createdAt,
                createdBy,
                new Totals(
                        parts,
                        Money.ofMicros(trueUp),
                        Money.ofMicros(reversed),
                        Money.ofMicros(rounding),
                        Money.ofMicros(tax),
                        metered == null ? null : Money.ofMicros(metered)),
                new Percent(taxRate));
    }

    private Opening opening() {
        return new Opening(
                Series.of(Objects.requireNonNull(series)),
                Objects.requireNonNull(number),
                Objects.requireNonNull(openedAt),
                Objects.requireNonNull(payableUntil),
                new Buyer(Objects.requireNonNull(buyerName), buyerAddress, buyerEmail, buyerTaxId, buyerOrder),
                new Seller(
                        Objects.requireNonNull(issuerName),
                        Objects.requireNonNull(issuerAddress),
                        issuerTaxId,
                        issuerBank));
    }

    private Ending ending() {
        return new Ending(Objects.requireNonNull(endedAt), Objects.requireNonNull(endedBy), reason);
    }
}
