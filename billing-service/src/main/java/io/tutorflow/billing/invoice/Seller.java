package io.tutorflow.billing.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Who bills, as shown on a document.
 *
 * @param bankDetails where to transfer money to, in lines
 */
record Seller(
        String name,
        String address,
        @Nullable String taxId,
        @Nullable String bankDetails) {}
