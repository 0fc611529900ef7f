package io.tutorflow.usage.hold;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/** What the ledger says to a request for a hold. */
public sealed interface HoldAnswer {

    /** The estimate is set aside. */
    record Placed() implements HoldAnswer {}

    /**
     * The hold was asked for before and is open or already captured.
     *
     * @param amount what was set aside then, if the ledger says so
     */
    record Alive(@Nullable Money amount) implements HoldAnswer {

        /** Whether it sets aside what is asked for now; another amount belongs to another request. */
        public boolean covers(Money asked) {
            return amount == null || amount.equals(asked);
        }
    }

    /** The hold was asked for before and has been released: nothing may be charged under its id any more. */
    record Released() implements HoldAnswer {}

    /** Nothing is set aside. */
    record Refused(HoldRefusal reason, Money required, Money available) implements HoldAnswer {}
}
