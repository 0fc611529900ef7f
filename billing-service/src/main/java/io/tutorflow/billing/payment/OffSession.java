package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Whose rules charges follow that no person is there for. */
public interface OffSession {

    /** Whether the account's card may still be charged: its owner may have changed their mind. */
    Uni<Boolean> mayCharge(UUID account);

    /** Part of the transaction in which a charge ended: paid, failed or given up. */
    Uni<Void> ended(Payment payment, Progress.Over end);
}
