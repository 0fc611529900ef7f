package io.tutorflow.billing.wallet;

/** Where a hold stands. A capture wins over a void. */
enum HoldState {
    OPEN,
    VOIDED,
    CAPTURED
}
