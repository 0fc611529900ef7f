package io.tutorflow.billing.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Who a document is between, and in whose place it stands.
 *
 * @param replaces the number of the document that is void; none of most
 */
record Parties(Buyer buyer, Seller seller, @Nullable String replaces) {}
