package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The rules for charges that are made without a person present. */
public interface OffSession {

    /** Whether the account's card may still be charged, because its owner may have changed their mind. */
    Uni<Boolean> mayCharge(UUID account);

    /** In the transaction in which a charge ended: paid, failed or given up. */
    Uni<Void> ended(Payment payment, Progress.Over end);
}
