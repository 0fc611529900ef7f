package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.telling.TellingUsage;
import jakarta.enterprise.context.ApplicationScoped;

/** What begins when a document is opened, in the same transaction: its money, who is told of it, and its papers. */
@ApplicationScoped
class StartingDocuments {

    private final PayingInvoices paying;
    private final HandingToStripe handing;
    private final TellingUsage telling;
    private final IssuingDocuments issuing;

    StartingDocuments(PayingInvoices paying, HandingToStripe handing, TellingUsage telling, IssuingDocuments issuing) {
        this.paying = paying;
        this.handing = handing;
        this.telling = telling;
        this.issuing = issuing;
    }

    /** What needs no number yet: from when one is taken until the commit, whoever opens another document waits. */
    Uni<Void> prepare(InvoiceId document) {
        return issuing.owe(document).chain(() -> telling.oweInvoiced(document.value()));
    }

    /** After it was prepared. */
    Uni<Void> start(InvoiceRow row, Invoice.Opened opened) {
        var opening = opened.opening();
        return collect(row, opened)
                .chain(() -> telling.invoiced(row.accountId, row.id, opening.numberText(), opening.openedAt()))
                .chain(() -> InvoiceEvents.append(InvoiceEvents.closed(opened)));
    }

    /** A statement is settled at once; an invoice is collected as is set for its workspace. */
    private Uni<Void> collect(InvoiceRow row, Invoice.Opened opened) {
        return switch (opened) {
            case Invoice.Paid statement -> paying.clear(statement);
            case Invoice.Open open -> handing.handOpened(row, open);
            case Invoice.Uncollectible given -> throw notOpened(given);
            case Invoice.WrittenOff off -> throw notOpened(off);
            case Invoice.Void isVoid -> throw notOpened(isVoid);
        };
    }

    private static IllegalStateException notOpened(Invoice.Opened other) {
        return new IllegalStateException("A draft is opened, or paid at once: " + other);
    }
}
