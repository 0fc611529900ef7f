package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;

/** Marks invoices whose money nobody expects any more; they can still be paid. */
@ApplicationScoped
class GivingUpInvoices {

    private final LockedInvoices locked;
    private final BusinessClock clock;

    GivingUpInvoices(LockedInvoices locked, BusinessClock clock) {
        this.locked = locked;
        this.clock = clock;
    }

    Uni<InvoiceAnswer> giveUp(InvoiceId id, String by, String reason) {
        return locked.change(id, row -> switch (row.invoice()) {
            case Invoice.Open open ->
                Uni.createFrom().item(() -> {
                    var given = open.giveUp(clock.now(), by, reason);
                    row.become(given);
                    return new InvoiceAnswer.Done(given);
                });
            case Invoice.Draft draft -> LockedInvoices.refused(InvoiceRefusal.NOT_OPEN);
            case Invoice.Paid paid -> LockedInvoices.refused(InvoiceRefusal.NOT_OPEN);
            case Invoice.Uncollectible given -> LockedInvoices.refused(InvoiceRefusal.NOT_OPEN);
            case Invoice.Void voided -> LockedInvoices.refused(InvoiceRefusal.NOT_OPEN);
        });
    }
}
