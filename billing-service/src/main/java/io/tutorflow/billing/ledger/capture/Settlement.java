package io.tutorflow.billing.ledger.capture;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.events.UsageVoided;
import io.tutorflow.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of finished work: what its hold comes to. */
public sealed interface Settlement {

    HoldId id();

    AccountId account();

    Held held();

    /** What is said to have been held for the work. */
    sealed interface Held {

        /** It was measured elsewhere, or never began. */
        static Held nothing() {
            return new Amount(Money.ZERO, false);
        }

        /** Whether the ledger must have a hold of it. */
        boolean isSomething();

        /** An event does not say how much. */
        record Unsaid() implements Held {

            @Override
            public boolean isSomething() {
                return true;
            }
        }

        /** @param released whether the hold was released before the work was delivered after all */
        record Amount(Money amount, boolean released) implements Held {

            @Override
            public boolean isSomething() {
                return amount.isPositive();
            }
        }
    }

    /** The work was delivered: take the final amount and free the rest. */
    record Capture(HoldId id, AccountId account, Money amount, Charge charge, Held held) implements Settlement {}

    /**
     * The work failed or never began: free everything.
     *
     * @param recordedAt none if it never began
     */
    record Release(
            HoldId id,
            AccountId account,
            String reason,
            @Nullable Instant recordedAt,
            Held held) implements Settlement {

        /** The answer to a question about a hold does not say why its work is void. */
        public static final String UNEXPLAINED = "voided";

        public static final String NEVER_RECORDED = "never_recorded";

        public static Release never(HoldId id, AccountId account) {
            return new Release(id, account, NEVER_RECORDED, null, Held.nothing());
        }

        /** Overdue work can be delivered after all, and its capture can come before its void is heard of. */
        boolean isForGood() {
            return !reason.equals(UsageVoided.OVERDUE) && !reason.equals(UNEXPLAINED);
        }
    }
}
