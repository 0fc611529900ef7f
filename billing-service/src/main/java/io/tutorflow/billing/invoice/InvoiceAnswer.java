package io.tutorflow.billing.invoice;

/** The outcome of a request about a document. */
sealed interface InvoiceAnswer {

    record Done(Invoice invoice) implements InvoiceAnswer {}

    record Refused(InvoiceRefusal why) implements InvoiceAnswer {}
}
