package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;

/** What became of a request for a hold. */
sealed interface HoldAnswer {

    /** So much is set aside. */
    record Placed(Money amount) implements HoldAnswer {}

    /** This hold was placed before; nothing changed. */
    record Known(HoldState state, Money amount) implements HoldAnswer {}

    /** Nothing was set aside and nothing was written. */
    record Refused(RefusalReason reason, Money required, Money available) implements HoldAnswer {}
}
