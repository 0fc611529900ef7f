package io.tutorflow.billing.invoice;

import io.tutorflow.http.Page;
import java.util.List;

/** Invoices and statements, newest first. */
record InvoicePageBody(List<InvoiceSummaryBody> items, long total) {

    static InvoicePageBody of(Page<Invoice> page) {
        return new InvoicePageBody(
                page.items().stream().map(InvoiceSummaryBody::of).toList(), page.total());
    }
}
