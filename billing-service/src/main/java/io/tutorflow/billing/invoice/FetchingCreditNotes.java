package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Credit notes with all that they say. */
@ApplicationScoped
class FetchingCreditNotes {

    private final InvoiceRepository invoices;
    private final CreditNoteTable notes;

    FetchingCreditNotes(InvoiceRepository invoices, CreditNoteTable notes) {
        this.invoices = invoices;
        this.notes = notes;
    }

    /**
     * A credit note and what it is of.
     *
     * @param lines of the invoice
     * @param left of the invoice after it
     */
    record Found(CreditNote note, Invoice.Opened invoice, List<Line> lines, Money left) {

        CreditNoteText text() {
            return CreditNoteText.of(note, invoice, lines, left);
        }

        CreditNoteBody body() {
            return CreditNoteBody.of(note, invoice, lines);
        }
    }

    /** Whoever sees the invoice sees it. */
    Uni<Optional<Found>> find(UUID id, Viewer viewer) {
        return Panache.withSession(() -> notes.invoiceOf(id)
                .chain(invoice -> invoice.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : invoices.findById(invoice.get().value())
                                .map(InvoiceRow::invoice)
                                .chain(found -> found instanceof Invoice.Opened opened && viewer.sees(opened)
                                        ? whole(id, opened).map(Optional::of)
                                        : Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Found> whole(UUID id, Invoice.Opened invoice) {
        var of = invoice.header().id();
        return invoices.lines(of)
                .chain(lines -> notes.of(of).map(all -> {
                    var note = all.stream()
                            .filter(each -> each.id().equals(id))
                            .findFirst()
                            .orElseThrow();
                    var untilThen = all.stream()
                            .filter(each -> each.number() <= note.number())
                            .toList();
                    var due = invoice.header().totals().due();
                    return new Found(
                            note,
                            invoice,
                            lines,
                            due.minus(CreditNote.sum(untilThen).total()));
                }));
    }
}
