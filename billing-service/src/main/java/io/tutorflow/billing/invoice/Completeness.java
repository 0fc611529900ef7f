package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Whether usage-service and the ledger agree on what was finalized in a month. */
interface Completeness {

    /**
     * Asked, not assumed: what the ledger lacks is captured first.
     *
     * @param accounts at most {@link InvoiceLimits#ACCOUNTS}
     */
    Uni<Map<UUID, Answer>> of(Collection<InvoicingAccount> accounts, Period period);

    /** What is known of one account. */
    sealed interface Answer {

        record Complete() implements Answer {}

        /** The two cannot be made to agree: a person must look. */
        record Unequal(String ours, String theirs) implements Answer {}

        /** usage-service does not answer. */
        record Unknown() implements Answer {}
    }
}
