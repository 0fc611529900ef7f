package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.EventType;
import io.tutorflow.events.InvoiceClosed;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.persistence.SessionOutbox;

/** What everybody is told of documents, in the transaction that makes it true. */
final class InvoiceEvents {

    private InvoiceEvents() {}

    /** Once for each document: its id is that of the event. */
    static OutboxEvent closed(Invoice.Opened opened) {
        var header = opened.header();
        var opening = opened.opening();
        var totals = header.totals();
        var event = new InvoiceClosed(
                header.account(),
                header.id().value(),
                switch (opening.series()) {
                    case INVOICE -> InvoiceClosed.INVOICE;
                    case STATEMENT -> InvoiceClosed.STATEMENT;
                },
                opening.numberText(),
                header.replaces() == null ? null : header.replaces().value(),
                header.period().from(),
                header.period().to(),
                totals.net().usd(),
                totals.tax().usd(),
                totals.due().usd(),
                opening.openedAt(),
                opening.payableUntil());
        return OutboxEvent.of(
                EventType.INVOICE_CLOSED,
                header.account().toString(),
                header.id().value().toString(),
                opening.openedAt(),
                event);
    }

    static Uni<Void> append(OutboxEvent event) {
        return Panache.getSession().chain(session -> SessionOutbox.append(session, event));
    }
}
