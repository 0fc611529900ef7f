package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.hold.HoldAnswer;
import io.tutorflow.usage.hold.HoldRequest;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.record.RecordId;
import jakarta.enterprise.context.ApplicationScoped;

/** A workspace pays out of its wallet; the API key that asks is judged once more there. */
@ApplicationScoped
class HoldingCredits implements Authorising {

    private final Holds holds;

    HoldingCredits(Holds holds) {
        this.holds = holds;
    }

    @Override
    public Uni<Authorisation> authorise(Charge charge, RecordId id) {
        var payer = charge.payer();
        var estimate = new HoldRequest(
                id.value(), payer.accountId(), charge.keyId(), charge.quote().amount());
        // Where the end may cost more than is quoted, what is quoted is no estimate.
        var request = charge.quote().limit() == null ? estimate : estimate.withBound();
        return holds.place(request).map(answer -> read(answer, request, charge));
    }

    private static Authorisation read(HoldAnswer answer, HoldRequest request, Charge charge) {
        return switch (answer) {
            case HoldAnswer.Placed placed -> new Authorisation.Granted(charge);
            case HoldAnswer.Alive alive ->
                alive.covers(request) ? new Authorisation.Granted(charge) : new Authorisation.Taken();
            case HoldAnswer.Released released -> new Authorisation.Released();
            case HoldAnswer.Refused refused -> new Authorisation.Refused(new ChargeResult.Refused(refused));
        };
    }
}
