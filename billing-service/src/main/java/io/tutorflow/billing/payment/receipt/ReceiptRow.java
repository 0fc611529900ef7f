package io.tutorflow.billing.payment.receipt;

import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stored receipt without its PDF; it never changes. */
@Entity
@Immutable
@Table(name = "receipt")
class ReceiptRow {

    @Id
    @Column(name = "payment_id")
    UUID paymentId;

    @Column(nullable = false)
    long number;

    @Column(name = "account_id", nullable = false)
    UUID accountId;

    @Column(name = "issuer_name", nullable = false)
    String issuerName;

    @Column(name = "issuer_address", nullable = false)
    String issuerAddress;

    @Column(name = "buyer_name", nullable = false)
    String buyerName;

    @Column(name = "buyer_email")
    @Nullable
    String buyerEmail;

    @Column(nullable = false)
    String payer;

    @Column(nullable = false)
    String unit;

    @Column(name = "amount_cents", nullable = false)
    long amountCents;

    @Column(name = "bonus_micros", nullable = false)
    long bonusMicros;

    @Column(name = "card_brand")
    @Nullable
    String cardBrand;

    @Column(name = "card_last4")
    @Nullable
    String cardLast4;

    @Column(name = "issued_at", nullable = false)
    Instant issuedAt;

    /** For Hibernate. */
    ReceiptRow() {}

    ReceiptRow(Receipt receipt) {
        var sale = receipt.sale();
        var card = sale.card();
        paymentId = sale.paymentId();
        number = receipt.number();
        accountId = sale.accountId();
        issuerName = receipt.issuer().name();
        issuerAddress = receipt.issuer().address();
        buyerName = receipt.buyer();
        buyerEmail = sale.email();
        payer = sale.payer();
        unit = sale.unit();
        amountCents = sale.cents();
        bonusMicros = sale.bonus().micros();
        cardBrand = card == null ? null : card.brand();
        cardLast4 = card == null ? null : card.last4();
        issuedAt = sale.paidAt();
    }

    Receipt receipt() {
        var card = cardBrand == null ? null : new PaidCard(cardBrand, Objects.requireNonNull(cardLast4));
        var bonus = Money.ofMicros(bonusMicros);
        var sale = new Sale(paymentId, accountId, payer, buyerEmail, unit, amountCents, bonus, card, issuedAt);
        return new Receipt(number, new Issuer(issuerName, issuerAddress), buyerName, sale);
    }
}
