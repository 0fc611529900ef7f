package io.tutorflow.billing.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Who is billed, as shown on a document.
 *
 * @param name the legal name
 * @param address in lines
 * @param taxId such as a VAT number
 * @param purchaseOrder the reference that the buyer wants on each document
 */
record Buyer(
        String name,
        @Nullable String address,
        @Nullable String email,
        @Nullable String taxId,
        @Nullable String purchaseOrder) {

    /** Without these no payment can be demanded. */
    boolean isComplete() {
        return address != null && email != null;
    }
}
