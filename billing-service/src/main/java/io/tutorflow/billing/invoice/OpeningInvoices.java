package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Opens drafts: they get their number, say who buys and who sells, and stay as they are from then on. */
@ApplicationScoped
class OpeningInvoices {

    static final String ISSUER = "tutorflow";

    private final LockedInvoices locked;
    private final InvoiceRepository invoices;
    private final BillingDetails details;
    private final Sellers sellers;
    private final StartingDocuments starting;
    private final Outbox outbox;
    private final BusinessClock clock;

    OpeningInvoices(
            LockedInvoices locked,
            InvoiceRepository invoices,
            BillingDetails details,
            Sellers sellers,
            StartingDocuments starting,
            Outbox outbox,
            BusinessClock clock) {
        this.locked = locked;
        this.invoices = invoices;
        this.details = details;
        this.sellers = sellers;
        this.starting = starting;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<InvoiceAnswer> open(InvoiceId id) {
        return locked.change(id, row -> switch (row.invoice()) {
                    case Invoice.Draft draft -> open(row, draft);
                    case Invoice.Opened opened -> LockedInvoices.refused(InvoiceRefusal.NOT_A_DRAFT);
                })
                .invoke(outbox::wakeRelay);
    }

    private Uni<InvoiceAnswer> open(InvoiceRow row, Invoice.Draft draft) {
        if (draft.isTooSmall()) {
            return LockedInvoices.refused(InvoiceRefusal.TOO_SMALL);
        }
        var series = draft.series();
        return details.of(draft.header().account())
                .chain(billed -> series == Series.INVOICE && !billed.buyer().isComplete()
                        ? LockedInvoices.refused(InvoiceRefusal.BUYER_UNKNOWN)
                        : starting.prepare(draft.header().id())
                                .chain(() -> invoices.nextNumber(ISSUER, series.text()))
                                .chain(number -> opened(row, draft, series, number, billed)));
    }

    private Uni<InvoiceAnswer> opened(InvoiceRow row, Invoice.Draft draft, Series series, long number, Billed billed) {
        var now = clock.now();
        var terms = series == Series.INVOICE ? Duration.ofDays(billed.paymentDays()) : Duration.ZERO;
        var opened = draft.open(new Opening(series, number, now, now.plus(terms), billed.buyer(), sellers.present()));
        row.become(opened);
        return starting.start(row, opened).replaceWith(new InvoiceAnswer.Done(opened));
    }
}
