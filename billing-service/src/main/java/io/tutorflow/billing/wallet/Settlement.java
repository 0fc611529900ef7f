package io.tutorflow.billing.wallet;

import io.tutorflow.events.UsageVoided;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;

/** What is known of finished work: what its hold comes to. */
sealed interface Settlement {

    HoldId id();

    AccountId account();

    /**
     * The work was delivered: take the final amount and free the rest.
     *
     * @param expectsHold false for usage that was measured elsewhere: nothing is late if no hold is open
     */
    record Capture(HoldId id, AccountId account, Money amount, Charge charge, boolean expectsHold)
            implements Settlement {

        Capture(HoldId id, AccountId account, Money amount, Charge charge) {
            this(id, account, amount, charge, true);
        }
    }

    /** The work failed or never began: free everything. */
    record Release(HoldId id, AccountId account, String reason) implements Settlement {

        /** The answer to a question about a hold does not say why its work is void. */
        static final String UNEXPLAINED = "voided";

        /** Overdue work can be delivered after all, and its capture can come before its void is heard of. */
        boolean isForGood() {
            return !reason.equals(UsageVoided.OVERDUE) && !reason.equals(UNEXPLAINED);
        }
    }

    /** What a capture is for; it recomputes to its amount. */
    record Charge(String catalogKey, Money unitPrice, Units units, Instant finalizedAt) {}
}
