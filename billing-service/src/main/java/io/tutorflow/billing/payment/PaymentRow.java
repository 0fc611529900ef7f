package io.tutorflow.billing.payment;

import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored payment. */
@Entity
@Table(name = "payment")
class PaymentRow {

    /** A later attempt gets a different session than the one Stripe may have created before it failed. */
    private static final int FIRST = 1;

    @Id
    UUID id;

    @Column(name = "account_id", nullable = false, updatable = false)
    UUID accountId;

    @Column(nullable = false, updatable = false)
    String purpose;

    @Column(name = "amount_cents", nullable = false, updatable = false)
    long amountCents;

    @Column(name = "bonus_micros", nullable = false, updatable = false)
    long bonusMicros;

    @Column(name = "saves_card", nullable = false, updatable = false)
    boolean savesCard;

    @Column(nullable = false, updatable = false)
    String payer;

    @Column(name = "receipt_email", updatable = false)
    @Nullable
    String receiptEmail;

    @Column(nullable = false)
    String state;

    @Column(name = "session_id")
    @Nullable
    String sessionId;

    @Column(name = "session_url")
    @Nullable
    String sessionUrl;

    @Column(name = "payment_intent_id")
    @Nullable
    String paymentIntentId;

    @Column(nullable = false)
    int attempt;

    @Nullable
    String failure;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    Instant expiresAt;

    @Column(name = "paid_at")
    @Nullable
    Instant paidAt;

    @Column(name = "receipt_number")
    @Nullable
    Long receiptNumber;

    /** For Hibernate. */
    PaymentRow() {}

    PaymentRow(Payment payment) {
        var order = payment.order();
        id = payment.id().value();
        accountId = order.accountId();
        purpose = order.purpose().text();
        amountCents = order.price().cents();
        bonusMicros = order.price().bonus().micros();
        savesCard = order.savesCard();
        payer = order.payer().name();
        receiptEmail = order.payer().receiptEmail();
        createdAt = payment.createdAt();
        expiresAt = payment.expiresAt();
        attempt = FIRST;
        become(payment.progress());
    }

    /** Copies what may change. */
    final void become(Progress progress) {
        state = progress.text();
        switch (progress) {
            case Progress.Open open -> {
                sessionId = open.page().sessionId();
                sessionUrl = open.page().url();
            }
            case Progress.Paid paid -> {
                paymentIntentId = paid.intentId();
                paidAt = paid.at();
                receiptNumber = paid.receiptNumber();
            }
            case Progress.Failed failed -> failure = failed.reason();
            case Progress.Created created -> {}
            case Progress.Processing processing -> {}
            case Progress.Expired expired -> {}
        }
    }

    /** Whether it is about a session of a different payment: it names ours, and is not believed. */
    boolean isAnothers(StripeNotice notice) {
        return notice.isAboutSession() && sessionId != null && !sessionId.equals(notice.objectId()) && attempt == FIRST;
    }

    /** Whether to ask Stripe soon, even about a payment that is over, because Stripe may know better. */
    boolean learns(StripeNotice notice) {
        if (sessionId == null && notice.isAboutSession()) {
            sessionId = notice.objectId();
        }
        return payment().progress() instanceof Progress.Unpaid;
    }

    /** It is too late to create a page, and nobody ever got one. */
    void expireUnbegun() {
        if (sessionId == null && payment().progress() instanceof Progress.Created created) {
            become(created.expired());
        }
    }

    Payment payment() {
        var price = new Price(amountCents, Money.ofMicros(bonusMicros));
        var order = new Order(accountId, Purpose.of(purpose), price, savesCard, new Payer(payer, receiptEmail));
        return new Payment(new PaymentId(id), order, createdAt, expiresAt, progress());
    }

    private Progress progress() {
        return switch (state) {
            case "created" -> new Progress.Created();
            case "open" -> new Progress.Open(page());
            case "processing" -> new Progress.Processing(page());
            case "paid" ->
                new Progress.Paid(
                        Objects.requireNonNull(paymentIntentId),
                        Objects.requireNonNull(paidAt),
                        Objects.requireNonNull(receiptNumber));
            case "failed" -> new Progress.Failed(Objects.requireNonNull(failure));
            case "expired" -> new Progress.Expired();
            default -> throw new IllegalStateException("Unknown state of a payment: " + state);
        };
    }

    private PaymentPage page() {
        return new PaymentPage(Objects.requireNonNull(sessionId), Objects.requireNonNull(sessionUrl));
    }
}
