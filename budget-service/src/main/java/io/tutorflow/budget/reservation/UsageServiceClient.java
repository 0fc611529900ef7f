package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.record.LookingUpRecords;
import io.tutorflow.internal.record.RecordOutcome;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks usage-service over HTTP. */
@ApplicationScoped
class UsageServiceClient implements UsageRecords {

    private final LookingUpRecords records;

    UsageServiceClient(LookingUpRecords records) {
        this.records = records;
    }

    @Override
    public Uni<List<Knowledge>> lookUp(List<ReservationId> reservations) {
        return records.lookUp(reservations.stream().map(ReservationId::value).toList(), UsageServiceClient::knowledge);
    }

    /** The amount spent is what the payer's wallet is charged: 0 if a plan pays. */
    static Knowledge knowledge(RecordOutcome fate) {
        var reservation = new ReservationId(fate.id());
        return switch (fate) {
            case RecordOutcome.Running running -> new Knowledge.Running(reservation, running.until());
            case RecordOutcome.Finalized done ->
                new Knowledge.Ended(new Settlement.Spent(
                        reservation, Money.ofMicros(done.bill().chargedMicros())));
            case RecordOutcome.Voided voided -> new Knowledge.Ended(new Settlement.Released(reservation));
            case RecordOutcome.Never never -> new Knowledge.Ended(new Settlement.Released(reservation));
        };
    }
}
