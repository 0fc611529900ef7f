package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;

/** What became of a request for a hold. */
sealed interface HoldAnswer {

    /** The amount is set aside. */
    record Placed() implements HoldAnswer {}

    /** This hold was placed before; nothing changed. */
    record Known(HoldState state) implements HoldAnswer {}

    /** Nothing was set aside and nothing was written. */
    record Refused(RefusalReason reason, Money required, Money available) implements HoldAnswer {}
}
