package io.tutorflow.billing.payment.refund;

import java.util.Optional;

/** What follows from what Stripe says of a dispute. */
sealed interface DisputeStep {

    /** @param frozen nothing if nothing is unused */
    record Open(Dispute.Open dispute, Optional<Withdrawal> frozen) implements DisputeStep {}

    /** @param returned what was frozen */
    record Win(Dispute.Won dispute, Optional<Withdrawal> returned) implements DisputeStep {}

    /** @param taken on top of what was frozen */
    record Lose(Dispute.Lost dispute, Optional<Withdrawal> taken) implements DisputeStep {}
}
