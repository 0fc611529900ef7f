package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices and statements with all that they say. */
@ApplicationScoped
class FetchingDocuments {

    private final InvoiceRepository invoices;
    private final CreditNoteTable creditNotes;
    private final StripeInvoiceTable stripe;
    private final BillingDetails details;
    private final Sellers sellers;

    FetchingDocuments(
            InvoiceRepository invoices,
            CreditNoteTable creditNotes,
            StripeInvoiceTable stripe,
            BillingDetails details,
            Sellers sellers) {
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.stripe = stripe;
        this.details = details;
        this.sellers = sellers;
    }

    /**
     * A document with all that it says.
     *
     * @param reopened how often its payment was taken back
     * @param collected how Stripe collects it, if it does
     */
    record Found(
            Invoice invoice,
            int reopened,
            List<Line> lines,
            Parties parties,
            Money credited,
            @Nullable StripeInvoiceRow collected) {

        InvoiceText text() {
            return InvoiceText.of(invoice, lines, parties, credited, collected);
        }

        /** It is paid on a page that Stripe has not made yet. */
        boolean awaitsItsPage() {
            var left = invoice.header().totals().due().minus(credited);
            return HowToPay.of(invoice, left, collected) instanceof HowToPay.OnStripesPage page && page.url() == null;
        }

        /** As it was opened, or as what it is stamped with: whatever else has become of it is not on paper. */
        InvoiceText onPaper(Invoice.Opened opened) {
            return switch (Stamp.of(opened)) {
                case NONE -> asOpened(opened);
                case PAID, VOID -> text();
            };
        }

        /** Nothing has become of it, and nothing was credited. */
        InvoiceText asOpened(Invoice.Opened opened) {
            return InvoiceText.of(opened.asOpened(), lines, parties, Money.ZERO, collected);
        }
    }

    Uni<Optional<Found>> find(UUID id, Viewer viewer) {
        return Panache.withSession(() -> invoices.findById(id)
                .chain(row -> row == null || !viewer.sees(row.invoice())
                        ? Uni.createFrom().item(Optional.empty())
                        : whole(row)));
    }

    private Uni<Optional<Found>> whole(InvoiceRow row) {
        var invoice = row.invoice();
        var id = invoice.header().id();
        return parties(invoice)
                .chain(parties -> invoices.lines(id)
                        .chain(lines -> creditNotes
                                .of(id)
                                .chain(notes -> stripe.of(id)
                                        .map(collected -> Optional.of(new Found(
                                                invoice,
                                                row.reopened,
                                                lines,
                                                parties,
                                                CreditNote.sum(notes).total(),
                                                collected == null || collected.reopened != row.reopened
                                                        ? null
                                                        : collected))))));
    }

    private Uni<Parties> parties(Invoice invoice) {
        return numberOf(invoice.header().replaces()).chain(replaces -> switch (invoice) {
            case Invoice.Draft draft ->
                details.of(draft.header().account())
                        .map(billed -> new Parties(billed.buyer(), sellers.present(), replaces.orElse(null)));
            case Invoice.Opened opened ->
                Uni.createFrom()
                        .item(new Parties(
                                opened.opening().buyer(), opened.opening().seller(), replaces.orElse(null)));
        });
    }

    private Uni<Optional<String>> numberOf(@Nullable InvoiceId document) {
        return document == null
                ? Uni.createFrom().item(Optional.empty())
                : invoices.findById(document.value()).map(row -> switch (row.invoice()) {
                    case Invoice.Draft draft -> Optional.empty();
                    case Invoice.Opened opened -> Optional.of(opened.opening().numberText());
                });
    }
}
