package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.record.RecordId;
import jakarta.enterprise.context.ApplicationScoped;

/** A workspace pays from its wallet; the ledger checks the requesting API key again. */
@ApplicationScoped
class HoldingCredits implements AuthorisingCharges {

    private final Holds holds;

    HoldingCredits(Holds holds) {
        this.holds = holds;
    }

    @Override
    public Uni<Authorisation> authorise(Charge charge, RecordId id) {
        var payer = charge.payer();
        var estimate = HoldRequest.estimate(
                id.value(), payer.accountId(), charge.keyId(), charge.quote().amount());
        // If the final cost may exceed the quote, the quote is not an estimate.
        var request = charge.quote().limit() == null ? estimate : estimate.withBound();
        return holds.place(request)
                .map(answer -> AfterHold.authorise(
                        answer, request, held -> new Authorisation.Granted(charge), ChargeResult.Refused::new));
    }
}
