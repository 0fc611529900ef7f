package io.tutorflow.billing.invoice;

import io.tutorflow.billing.payment.StripeInvoices.Seen;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice that Stripe collects, and what Stripe has last said of it. */
@Entity
@Table(name = "stripe_invoice")
class StripeInvoiceRow {

    @Id
    @Column(name = "invoice_id")
    UUID invoiceId;

    /** How often the invoice had been reopened: what comes later is not Stripe's. */
    @Column(nullable = false, updatable = false)
    int reopened;

    @Column(nullable = false, updatable = false)
    String collection;

    @Column(name = "payment_method_id", updatable = false)
    @Nullable
    String paymentMethodId;

    @Column(name = "requested_at", nullable = false, updatable = false)
    Instant requestedAt;

    @Column(name = "requested_by", nullable = false, updatable = false)
    String requestedBy;

    /** Part of the idempotency keys: what Stripe has refused or failed to do it repeats under the same key. */
    @Column(nullable = false)
    int attempt = 1;

    @Column(name = "stripe_id")
    @Nullable
    String stripeId;

    @Nullable
    String status;

    /** Stripe is being asked to collect it, and may have begun. */
    @Column(nullable = false)
    boolean finalizing;

    @Column(name = "hosted_url")
    @Nullable
    String hostedUrl;

    @Column(name = "payment_intent_id")
    @Nullable
    String intentId;

    @Column(nullable = false)
    int tries;

    @Column(name = "next_try_at")
    @Nullable
    Instant nextTryAt;

    /** How often what Stripe says was kept: by this an answer is known to be older than what is kept by now. */
    @Column(nullable = false)
    int looks;

    /** For Hibernate. */
    StripeInvoiceRow() {}

    StripeInvoiceRow(InvoiceRow invoice, CollectionPath path, @Nullable String card, Instant at, String by) {
        invoiceId = invoice.id;
        reopened = invoice.reopened;
        collection = path.text();
        paymentMethodId = card;
        requestedAt = at;
        requestedBy = by;
    }

    void become(Seen seen) {
        stripeId = seen.id();
        status = seen.status().name().toLowerCase(Locale.ROOT);
        finalizing = false;
        hostedUrl = seen.hostedUrl();
        intentId = seen.intentId() == null ? intentId : seen.intentId();
        tries = seen.tries();
        nextTryAt = seen.nextTryAt();
        looks++;
    }

    CollectionPath path() {
        return CollectionPath.of(collection);
    }

    /** At Stripe somebody can pay it, or will be able to any moment. */
    boolean isPayable() {
        return finalizing || is(Status.OPEN) || is(Status.UNCOLLECTIBLE);
    }

    /** Stripe has to do with it, or will have. */
    boolean isHandedOver() {
        return !is(Status.PAID) && !is(Status.VOID) && !is(Status.DELETED);
    }

    /** Nothing will come of it any more; one that is paid may be paid once more. */
    boolean isGone() {
        return is(Status.VOID) || is(Status.DELETED);
    }

    /** What it takes to have the same done again is the same key. */
    String key() {
        return "invoice-" + invoiceId + "-" + attempt;
    }

    private boolean is(Status other) {
        return other.name().toLowerCase(Locale.ROOT).equals(status);
    }
}
