package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Recorded;

/** The outcome of a create request. */
public sealed interface ChargeResult extends Step {

    /**
     * Accepted, and the work has begun.
     *
     * @param result the record once the work has ended
     */
    record Begun(Recorded recorded, Uni<UsageRecord> result) implements ChargeResult {}

    /** Accepted earlier, with the same idempotency key. */
    record Replayed(UsageRecord usage) implements ChargeResult {}

    /** Nothing was accepted and nothing is held. */
    sealed interface Declined extends ChargeResult, Authorisation {}

    /** A different request was accepted earlier with the same idempotency key. */
    record KeyReused() implements Declined {}

    /** The ledger refused the hold. */
    record Refused(HoldAnswer.Refused answer) implements Declined {}

    /** Neither plan nor budget lets it begin. */
    record NotReserved(ReservationAnswer.Refused answer) implements Declined {}

    /** The organization's wallet refused the hold. */
    record OutOfTokens(HoldAnswer.Refused answer) implements Declined {}

    /** The student does not have enough tokens of their own. */
    record StudentOutOfTokens(HoldAnswer.Refused answer) implements Declined {}

    /** This replica has as much work in progress as it can do. */
    record Full() implements Declined {}

    /** Another attempt with the same idempotency key is still undecided. */
    record Unsettled() implements Declined {}
}
