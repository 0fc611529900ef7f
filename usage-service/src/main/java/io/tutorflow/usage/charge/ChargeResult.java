package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecord.Recorded;

/** What became of a create request. */
public sealed interface ChargeResult extends Step {

    /**
     * It is accepted, and the work has begun.
     *
     * @param result the record once the work has ended
     */
    record Begun(Recorded recorded, Uni<UsageRecord> result) implements ChargeResult {}

    /** It was accepted before, under the same idempotency key. */
    record Replayed(UsageRecord usage) implements ChargeResult {}

    /** Nothing was accepted and nothing is held. */
    sealed interface Declined extends ChargeResult, Authorisation {}

    /** Something else was accepted before under the same idempotency key. */
    record KeyReused() implements Declined {}

    /** The ledger sets nothing aside for it. */
    record Refused(HoldAnswer.Refused answer) implements Declined {}

    /** No plan and no budget lets it begin. */
    record NotReserved(ReservationAnswer.Refused answer) implements Declined {}

    /** The organization's wallet sets nothing aside for it. */
    record OutOfTokens(HoldAnswer.Refused answer) implements Declined {}

    /** The student has not so many tokens of their own. */
    record StudentOutOfTokens(HoldAnswer.Refused answer) implements Declined {}

    /** As much as this replica can do is in progress. */
    record Full() implements Declined {}

    /** Another attempt under the same idempotency key is not settled yet. */
    record Unsettled() implements Declined {}
}
