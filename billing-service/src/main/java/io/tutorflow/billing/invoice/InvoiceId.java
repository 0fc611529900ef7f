package io.tutorflow.billing.invoice;

import java.util.UUID;

/** An invoice or a statement. */
record InvoiceId(UUID value) {}
