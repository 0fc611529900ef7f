package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.payment.StripeFailure;
import io.tutorflow.billing.payment.StripeInvoices.Seen;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads what Stripe is to collect, and keeps what Stripe has said of it. */
@ApplicationScoped
class StripeInvoiceWork {

    private final StripeInvoiceTable table;
    private final InvoiceRepository invoices;
    private final LockedInvoices locked;
    private final DueWork work;

    StripeInvoiceWork(StripeInvoiceTable table, InvoiceRepository invoices, LockedInvoices locked, DueWork work) {
        this.table = table;
        this.invoices = invoices;
        this.locked = locked;
        this.work = work;
    }

    /** Nothing if Stripe has nothing to do with it, or not any more: it was reopened since. In the caller's session. */
    Uni<@Nullable CollectedInvoice> find(InvoiceId id) {
        return table.of(id).chain(row -> row == null ? nothing() : collected(row));
    }

    /** What has become of an answer of Stripe's. */
    sealed interface Kept {

        /** It is what is known of Stripe now, and this is how the invoice stands. */
        record Now(CollectedInvoice collected) implements Kept {}

        /** Somebody has asked Stripe since, so it may be older than what is known: Stripe is to be asked again. */
        record Older() implements Kept {}

        /** Stripe has nothing to do with the invoice any more. */
        record Nothing() implements Kept {}
    }

    /** @param before how the invoice stood when Stripe was asked */
    Uni<Kept> store(CollectedInvoice before, @Nullable Seen seen) {
        return Panache.withTransaction(() -> table.lock(before.id()).chain(row -> {
            if (row == null) {
                return Uni.createFrom().<Kept>item(new Kept.Nothing());
            }
            return row.looks == before.looks()
                    ? keep(row, seen)
                    : Uni.createFrom().item(new Kept.Older());
        }));
    }

    private Uni<Kept> keep(StripeInvoiceRow row, @Nullable Seen seen) {
        var hadPage = row.hostedUrl != null;
        if (seen != null) {
            row.become(seen);
        }
        return collected(row)
                .call(() -> hadPage ? Uni.createFrom().voidItem() : mail(row))
                .map(collected -> collected == null ? new Kept.Nothing() : new Kept.Now(collected));
    }

    /** Its buyer is told of the page where it is paid, now that there is one. */
    private Uni<Void> mail(StripeInvoiceRow row) {
        return row.hostedUrl == null || row.path() != CollectionPath.HOSTED_LINK
                ? Uni.createFrom().voidItem()
                : work.hasten(IssuingDocuments.SCHEDULE, row.invoiceId);
    }

    /** From here on nobody ends it here by hand before Stripe has answered. Answers whether it is still to be collected. */
    Uni<Boolean> beginFinalizing(InvoiceId id) {
        return locked.change(
                        id,
                        invoice -> invoice.invoice() instanceof Invoice.Open open
                                ? table.lock(id).map(row -> {
                                    row.finalizing = true;
                                    return new InvoiceAnswer.Done(open);
                                })
                                : LockedInvoices.refused(InvoiceRefusal.NOT_COLLECTABLE))
                .map(answer -> answer instanceof InvoiceAnswer.Done);
    }

    /** What Stripe refuses it refuses again until a person has done something; what has failed there needs another key. */
    Uni<Outcome> failed(InvoiceId id, StripeFailure failure) {
        return switch (failure.kind()) {
            case AWAY -> Uni.createFrom().failure(failure);
            case REMEMBERED ->
                nextAttempt(id, false).chain(() -> Uni.createFrom().failure(failure));
            case REFUSED ->
                nextAttempt(id, true).replaceWith(new Outcome.Parked("Stripe refuses it: " + failure.getMessage()));
        };
    }

    private Uni<Void> nextAttempt(InvoiceId id, boolean isUndone) {
        return Panache.withTransaction(() -> table.lock(id).invoke(row -> {
                    row.attempt++;
                    row.finalizing &= !isUndone;
                }))
                .replaceWithVoid();
    }

    private Uni<@Nullable CollectedInvoice> collected(StripeInvoiceRow row) {
        return invoices.findById(row.invoiceId)
                .chain(invoice -> invoice.reopened == row.reopened && invoice.invoice() instanceof Invoice.Opened ours
                        ? invoices.lines(ours.header().id())
                                .map(lines -> new CollectedInvoice(
                                        ours,
                                        lines,
                                        row.stripeId,
                                        row.looks,
                                        row.key(),
                                        row.paymentMethodId,
                                        row.requestedAt))
                        : nothing());
    }

    private static Uni<@Nullable CollectedInvoice> nothing() {
        return Uni.createFrom().nullItem();
    }
}
