package io.tutorflow.billing.invoice;

import java.util.UUID;

/** What a document would say now. */
record Preview(UUID account, Period period, Content content, TaxRate tax) {}
