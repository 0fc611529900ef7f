package io.tutorflow.billing.account.mode;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** What stands in the way of metering a workspace's usage: each feature tells of its own. */
public interface UnsettledMatters {

    /** In the caller's transaction, which has locked the wallet: whatever begins later waits for it. */
    Uni<List<Unsettled>> of(UUID account);

    /** What has to be settled first, in the order in which it is told. */
    enum Unsettled {
        /** Stripe knows nobody whom it could charge. */
        NO_CUSTOMER,
        /** Stripe charges the prices of the catalogue, and nothing but usage. */
        SPECIAL_TERMS,
        PAYMENT_IN_FLIGHT,
        REFUND_IN_FLIGHT,
        DISPUTE_OPEN
    }
}
