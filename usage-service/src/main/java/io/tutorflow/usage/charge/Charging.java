package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.hold.HoldAnswer;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.UsageRecords;
import io.tutorflow.usage.work.WorkSlots;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes a request through look-up, hold and record. Whatever breaks on the way leaves nothing charged: a hold without a
 * record is released when the ledger asks for it, and a record without a worker is voided.
 */
@ApplicationScoped
class Charging {

    /** Ids tried for one idempotency key; each one before was buried after its attempt had got lost. */
    private static final int ATTEMPTS = 16;

    private final Holds holds;
    private final UsageRecords records;
    private final Accepting accepting;
    private final WorkSlots slots;

    Charging(Holds holds, UsageRecords records, Accepting accepting, WorkSlots slots) {
        this.holds = holds;
        this.records = records;
        this.accepting = accepting;
        this.slots = slots;
    }

    Uni<ChargeResult> charge(Charge charge) {
        return attempt(charge, 0);
    }

    private Uni<ChargeResult> attempt(Charge charge, int number) {
        if (number == ATTEMPTS) {
            return Uni.createFrom().item(new ChargeResult.Unsettled());
        }
        return attemptUnder(charge, charge.ids().attempt(number)).flatMap(step -> switch (step) {
            case Step.Done done -> Uni.createFrom().item(done.result());
            case Step.NextId next -> attempt(charge, number + 1);
        });
    }

    private Uni<Step> attemptUnder(Charge charge, RecordId id) {
        if (!charge.ids().mayBeTaken()) {
            return holdInSlot(charge, id);
        }
        return records.find(id)
                .flatMap(found -> found instanceof Found.Absent
                        ? holdInSlot(charge, id)
                        : Uni.createFrom().item(Step.by(found, charge.submission())));
    }

    /** The slot stays taken only if the work begins. */
    private Uni<Step> holdInSlot(Charge charge, RecordId id) {
        if (!slots.take()) {
            return Uni.createFrom().item(new Step.Done(new ChargeResult.Full()));
        }
        return hold(charge, id).onItemOrFailure().invoke((step, failure) -> {
            if (failure != null || !Step.begins(step)) {
                slots.giveBack();
            }
        });
    }

    private Uni<Step> hold(Charge charge, RecordId id) {
        return holds.place(charge.holdUnder(id)).flatMap(answer -> afterHold(charge, id, answer));
    }

    private Uni<Step> afterHold(Charge charge, RecordId id, HoldAnswer answer) {
        return switch (answer) {
            case HoldAnswer.Placed placed -> accepting.accept(charge, id);
            case HoldAnswer.Alive alive ->
                alive.covers(charge.quote().amount())
                        ? accepting.accept(charge, id)
                        : accepting.answerFromRow(charge, id);
            case HoldAnswer.Released released -> accepting.giveUp(charge, id);
            case HoldAnswer.Refused refused -> Uni.createFrom().item(new Step.Done(new ChargeResult.Refused(refused)));
        };
    }
}
