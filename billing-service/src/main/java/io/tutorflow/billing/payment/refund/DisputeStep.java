package io.tutorflow.billing.payment.refund;

import java.util.Optional;

/** What follows from Stripe's state of a dispute. */
sealed interface DisputeStep {

    /** @param frozen empty if nothing is unused */
    record Open(Dispute.Open dispute, Optional<Withdrawal> frozen) implements DisputeStep {}

    /** @param returned what was frozen */
    record Win(Dispute.Won dispute, Optional<Withdrawal> returned) implements DisputeStep {}

    /** @param taken in addition to what was frozen */
    record Lose(Dispute.Lost dispute, Optional<Withdrawal> taken) implements DisputeStep {}
}
