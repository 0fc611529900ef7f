package io.tutorflow.billing.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Who is billed, as it stands on a document.
 *
 * @param name the legal name
 * @param address in lines
 * @param taxId such as a VAT number
 * @param purchaseOrder what the buyer wants to read on each document
 */
record Buyer(
        String name,
        @Nullable String address,
        @Nullable String email,
        @Nullable String taxId,
        @Nullable String purchaseOrder) {

    /** Without these nobody can be asked for money. */
    boolean isComplete() {
        return address != null && email != null;
    }
}
