package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.payment.Customer;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Hands open invoices to Stripe, which collects each of them in one way. */
@ApplicationScoped
class HandingToStripe {

    private final LockedInvoices locked;
    private final StripeInvoiceTable table;
    private final InvoiceCollections collections;
    private final CreditNoteTable notes;
    private final Customers customers;
    private final DueWork work;
    private final BusinessClock clock;

    HandingToStripe(
            LockedInvoices locked,
            StripeInvoiceTable table,
            InvoiceCollections collections,
            CreditNoteTable notes,
            Customers customers,
            DueWork work,
            BusinessClock clock) {
        this.locked = locked;
        this.table = table;
        this.collections = collections;
        this.notes = notes;
        this.customers = customers;
        this.work = work;
        this.clock = clock;
    }

    /** The same request twice is one. */
    Uni<InvoiceAnswer> hand(InvoiceId id, CollectionPath path, String by) {
        return locked.change(
                id,
                row -> row.invoice() instanceof Invoice.Open open
                        ? table.of(id)
                                .chain(before ->
                                        before == null ? hand(row, open, path, by) : again(row, open, before, path))
                        : LockedInvoices.refused(InvoiceRefusal.NOT_COLLECTABLE));
    }

    /** Part of the transaction that opens it: as is set for its workspace. Without a card there is still the page. */
    Uni<Void> handOpened(InvoiceRow row, Invoice.Open open) {
        return collections
                .of(row.accountId)
                .chain(set -> set.path()
                        .map(path -> card(row, path)
                                .chain(card -> keep(
                                        row,
                                        open,
                                        card == null ? CollectionPath.HOSTED_LINK : path,
                                        card,
                                        Machines.SETTING)))
                        .orElseGet(() -> Uni.createFrom().item(new InvoiceAnswer.Done(open))))
                .replaceWithVoid();
    }

    private static Uni<InvoiceAnswer> again(
            InvoiceRow row, Invoice.Open open, StripeInvoiceRow before, CollectionPath path) {
        if (before.reopened != row.reopened) {
            return LockedInvoices.refused(InvoiceRefusal.COLLECTED_BEFORE);
        }
        return before.path() == path
                ? Uni.createFrom().item(new InvoiceAnswer.Done(open))
                : LockedInvoices.refused(InvoiceRefusal.COLLECTED_OTHERWISE);
    }

    /** Stripe would ask for what was credited. */
    private Uni<InvoiceAnswer> hand(InvoiceRow row, Invoice.Open open, CollectionPath path, String by) {
        return notes.of(open.header().id())
                .chain(credited -> credited.isEmpty()
                        ? card(row, path)
                                .chain(card -> path == CollectionPath.SAVED_CARD && card == null
                                        ? LockedInvoices.refused(InvoiceRefusal.NO_SAVED_CARD)
                                        : keep(row, open, path, card, by))
                        : LockedInvoices.refused(InvoiceRefusal.CREDITED_BEFORE));
    }

    private Uni<@Nullable String> card(InvoiceRow row, CollectionPath path) {
        return switch (path) {
            case HOSTED_LINK -> Uni.createFrom().nullItem();
            case SAVED_CARD ->
                customers
                        .find(row.accountId)
                        .map(found -> found.map(Customer::card)
                                .map(card -> card.paymentMethodId())
                                .orElse(null));
        };
    }

    /** Before the card is charged, so that nobody pays by bank transfer as well; who gets a page is told once there is one. */
    private Uni<Void> tell(CollectionPath path, InvoiceRow row) {
        return switch (path) {
            case HOSTED_LINK -> Uni.createFrom().voidItem();
            case SAVED_CARD -> work.hasten(IssuingDocuments.SCHEDULE, row.id);
        };
    }

    private Uni<InvoiceAnswer> keep(
            InvoiceRow row, Invoice.Open open, CollectionPath path, @Nullable String card, String by) {
        return table.persist(new StripeInvoiceRow(row, path, card, clock.now(), by))
                .chain(() -> work.enqueue(CollectingAtStripe.SCHEDULE, row.id))
                .chain(() -> tell(path, row))
                .replaceWith(new InvoiceAnswer.Done(open));
    }
}
