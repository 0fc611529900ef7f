package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.hold.HoldRequest;
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
        var estimate = HoldRequest.estimate(
                id.value(), payer.accountId(), charge.keyId(), charge.quote().amount());
        // Where the end may cost more than is quoted, what is quoted is no estimate.
        var request = charge.quote().limit() == null ? estimate : estimate.withBound();
        return holds.place(request)
                .map(answer -> AfterHold.authorise(
                        answer, request, held -> new Authorisation.Granted(charge), ChargeResult.Refused::new));
    }
}
