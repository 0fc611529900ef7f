package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.payment.NoticedObjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices that Stripe collects, within the session of the caller. */
@ApplicationScoped
class StripeInvoiceTable implements PanacheRepositoryBase<StripeInvoiceRow, UUID>, NoticedObjects {

    private final DueWork work;

    StripeInvoiceTable(DueWork work) {
        this.work = work;
    }

    Uni<@Nullable StripeInvoiceRow> of(InvoiceId id) {
        return findById(id.value());
    }

    Uni<@Nullable StripeInvoiceRow> lock(InvoiceId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Nothing if that payment has paid none, as far as Stripe has said. */
    Uni<@Nullable StripeInvoiceRow> paidBy(String intentId) {
        return find("intentId = ?1 AND status = 'paid'", intentId).firstResult();
    }

    @Override
    public String kind() {
        return "invoice";
    }

    @Override
    public Uni<Void> hasten(String objectId) {
        return hastenBy("stripeId", objectId);
    }

    /** What it waits for, or what has paid it. */
    Uni<Void> hastenChargedBy(String intentId) {
        return hastenBy("intentId", intentId);
    }

    private Uni<Void> hastenBy(String field, String value) {
        return find(field, value)
                .firstResult()
                .chain(row -> row == null || row.isGone()
                        ? Uni.createFrom().voidItem()
                        : work.hasten(CollectingAtStripe.SCHEDULE, row.invoiceId));
    }

    /** What has become of the invoice here is to happen there too, if Stripe collects it. */
    Uni<Void> follow(InvoiceId id) {
        return of(id).chain(row ->
                row == null ? Uni.createFrom().voidItem() : work.hasten(CollectingAtStripe.SCHEDULE, row.invoiceId));
    }
}
