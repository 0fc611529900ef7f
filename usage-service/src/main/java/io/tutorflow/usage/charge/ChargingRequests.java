package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.admission.Place;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.UsageRecords;
import io.tutorflow.usage.work.WorkSlots;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes a request through look-up, authorisation and record. A failure on the way leaves nothing charged: a hold
 * without a record is released when the ledger asks about it, and a record without a worker is voided.
 */
@ApplicationScoped
class ChargingRequests {

    private final UsageRecords records;
    private final AcceptingRequests accepting;
    private final WorkSlots slots;

    ChargingRequests(UsageRecords records, AcceptingRequests accepting, WorkSlots slots) {
        this.records = records;
        this.accepting = accepting;
        this.slots = slots;
    }

    Uni<ChargeResult> charge(Charge charge, AuthorisingCharges authorising) {
        return Place.keptDuring(() -> attempt(charge, authorising, 0), ChargeResult.Begun.class::isInstance);
    }

    private Uni<ChargeResult> attempt(Charge charge, AuthorisingCharges authorising, int number) {
        if (number == charge.ids().attempts()) {
            return Uni.createFrom().item(new ChargeResult.Unsettled());
        }
        return attemptUnder(charge, authorising, charge.ids().attempt(number)).flatMap(step -> switch (step) {
            case ChargeResult result -> Uni.createFrom().item(result);
            case Step.NextId next -> attempt(charge, authorising, number + 1);
        });
    }

    private Uni<Step> attemptUnder(Charge charge, AuthorisingCharges authorising, RecordId id) {
        if (!charge.ids().mayBeTaken()) {
            return authoriseInSlot(charge, authorising, id);
        }
        return records.lookUp(id)
                .flatMap(found -> found instanceof Found.Absent
                        ? authoriseInSlot(charge, authorising, id)
                        : Uni.createFrom().item(Step.by(found, charge)));
    }

    /** The slot stays taken only if the work begins. */
    private Uni<Step> authoriseInSlot(Charge charge, AuthorisingCharges authorising, RecordId id) {
        var payer = charge.payer().accountId();
        if (!slots.take(payer)) {
            return Uni.createFrom().item(new ChargeResult.Full());
        }
        return Uni.createFrom()
                .deferred(() -> authorising.authorise(charge, id))
                .flatMap(authorisation -> proceed(authorisation, charge, id))
                .onItemOrFailure()
                .invoke((step, failure) -> {
                    if (failure != null || !Step.begins(step)) {
                        slots.giveBack(payer);
                    }
                });
    }

    private Uni<Step> proceed(Authorisation authorisation, Charge charge, RecordId id) {
        return switch (authorisation) {
            case Authorisation.Granted granted -> accepting.accept(granted.charge(), id);
            case Authorisation.Taken taken -> accepting.answerFromRow(charge, id);
            case Authorisation.Released released -> accepting.giveUp(charge, id);
            case ChargeResult.Declined declined -> Uni.createFrom().item(declined);
        };
    }
}
