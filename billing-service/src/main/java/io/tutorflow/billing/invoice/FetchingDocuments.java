package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.page.PageAnswer;
import io.tutorflow.billing.page.PdfAnswer;
import io.tutorflow.money.Money;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Documents as pages and as PDFs. Drawing takes a while: it is done on a worker, outside of any transaction. */
@ApplicationScoped
class FetchingDocuments {

    private final InvoiceRepository invoices;
    private final CreditNoteTable creditNotes;
    private final DocumentTable kept;
    private final BillingDetails details;
    private final Sellers sellers;
    private final InvoiceDrawing drawing;
    private final Vertx vertx;

    FetchingDocuments(
            InvoiceRepository invoices,
            CreditNoteTable creditNotes,
            DocumentTable kept,
            BillingDetails details,
            Sellers sellers,
            InvoiceDrawing drawing,
            Vertx vertx) {
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.kept = kept;
        this.details = details;
        this.sellers = sellers;
        this.drawing = drawing;
        this.vertx = vertx;
    }

    /** A document with all that it says. */
    record Found(Invoice invoice, List<Line> lines, Parties parties, Money credited) {

        InvoiceText text() {
            return InvoiceText.of(invoice, lines, parties, credited);
        }

        /** The same in another state. */
        Found as(Invoice other) {
            return new Found(other, lines, parties, credited);
        }
    }

    /** @param isMine whoever asks sees no others */
    Uni<RestResponse<Object>> page(UUID id, Predicate<Invoice> isMine) {
        return demand(id, isMine)
                .map(found -> PageAnswer.of(Status.OK, drawing.page(found.text(), "../" + id + ".pdf")));
    }

    /** @param isMine whoever asks sees no others */
    Uni<RestResponse<byte[]>> pdf(UUID id, Predicate<Invoice> isMine) {
        return demand(id, isMine).chain(found -> pdf(found).map(pdf -> PdfAnswer.of(pdf, nameOf(found))));
    }

    /** A draft is drawn anew each time; what was opened has the same bytes for ever, with each stamp. */
    Uni<byte[]> pdf(Found found) {
        return switch (found.invoice()) {
            case Invoice.Draft draft -> draw(found.text());
            case Invoice.Opened opened -> kept(opened.header().id(), Stamp.of(opened), found.text());
        };
    }

    Uni<Optional<Found>> find(UUID id, Predicate<Invoice> isMine) {
        return Panache.withSession(() -> invoices.findById(id)
                .map(row -> Optional.ofNullable(row).map(InvoiceRow::invoice).filter(isMine))
                .chain(invoice -> invoice.map(this::whole)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Found> demand(UUID id, Predicate<Invoice> isMine) {
        return find(id, isMine).map(found -> found.orElseThrow(() -> InvoiceProblems.missing(id)));
    }

    private Uni<byte[]> kept(InvoiceId id, Stamp stamp, InvoiceText text) {
        return Panache.withSession(() -> kept.find(id, stamp))
                .chain(found -> found.map(pdf -> Uni.createFrom().item(pdf))
                        .orElseGet(() ->
                                draw(text).chain(pdf -> Panache.withTransaction(() -> kept.keep(id, stamp, pdf)))));
    }

    private Uni<byte[]> draw(InvoiceText text) {
        return vertx.executeBlocking(() -> drawing.pdf(text), false);
    }

    private Uni<Optional<Found>> whole(Invoice invoice) {
        return parties(invoice)
                .chain(parties -> invoices.lines(invoice.header().id())
                        .chain(lines -> creditNotes
                                .of(invoice.header().id())
                                .map(notes -> Optional.of(new Found(
                                        invoice,
                                        lines,
                                        parties,
                                        CreditNote.sum(notes).total())))));
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

    private static String nameOf(Found found) {
        var number = found.text().number();
        return number == null ? "draft-" + found.invoice().header().id().value() : number;
    }
}
