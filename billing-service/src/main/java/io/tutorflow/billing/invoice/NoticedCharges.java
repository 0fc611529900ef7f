package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.NoticedObjects;
import jakarta.enterprise.context.ApplicationScoped;

/** Payments of the invoices that Stripe collects: what becomes of one, or of its refunds, is a reason to look at the invoice. */
@ApplicationScoped
class NoticedCharges implements NoticedObjects {

    private final StripeInvoiceTable table;

    NoticedCharges(StripeInvoiceTable table) {
        this.table = table;
    }

    @Override
    public String kind() {
        return "payment_intent";
    }

    @Override
    public Uni<Void> hasten(String intentId) {
        return table.hastenChargedBy(intentId);
    }
}
