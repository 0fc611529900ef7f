package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;

/** The right to work on something for a while, alone. */
@FunctionalInterface
interface Lease {

    /** Fails if somebody else has it by now: then nothing more is to be done. */
    Uni<Void> renew();
}
