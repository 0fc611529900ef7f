package io.tutorflow.billing.invoice;

/** What became of something that was asked of a document. */
sealed interface InvoiceAnswer {

    record Done(Invoice invoice) implements InvoiceAnswer {}

    record Refused(InvoiceRefusal why) implements InvoiceAnswer {}
}
