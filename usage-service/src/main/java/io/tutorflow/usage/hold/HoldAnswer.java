package io.tutorflow.usage.hold;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/** What the ledger says to a request for a hold. */
public sealed interface HoldAnswer {

    /** So much is set aside: the estimate, or less of it where less will do. */
    record Placed(Money amount) implements HoldAnswer {}

    /**
     * The hold was asked for before and is open or already captured.
     *
     * @param amount what was set aside then, if the ledger says so
     */
    record Alive(@Nullable Money amount) implements HoldAnswer {

        /** Whether it sets aside what is asked for now. */
        public boolean covers(HoldRequest request) {
            return amount == null || request.isMetBy(amount);
        }
    }

    /** The hold was asked for before and has been released: nothing may be charged under its id any more. */
    record Released() implements HoldAnswer {}

    /** Nothing is set aside. */
    record Refused(HoldRefusal reason, Money required, Money available) implements HoldAnswer {}
}
