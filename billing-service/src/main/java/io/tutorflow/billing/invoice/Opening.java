package io.tutorflow.billing.invoice;

import java.time.Instant;

/**
 * What a document gets when it is opened, and keeps.
 *
 * @param payableUntil of a statement: when it was opened
 */
record Opening(Series series, long number, Instant openedAt, Instant payableUntil, Buyer buyer, Seller seller) {

    String numberText() {
        return series.number(number);
    }
}
