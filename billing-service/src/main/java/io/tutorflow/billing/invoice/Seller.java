package io.tutorflow.billing.invoice;

import org.jspecify.annotations.Nullable;

/** Who bills, as shown on a document. */
record Seller(String name, String address, @Nullable String taxId) {}
