package io.tutorflow.billing.ledger;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.Settlement.Charge;
import io.tutorflow.internal.record.LookingUpRecords;
import io.tutorflow.internal.record.RecordOutcome;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Asks usage-service over HTTP. */
@ApplicationScoped
class UsageServiceClient implements UsageRecords {

    private final LookingUpRecords records;

    UsageServiceClient(LookingUpRecords records) {
        this.records = records;
    }

    @Override
    public Uni<List<Knowledge>> lookUp(Map<HoldId, AccountId> holds) {
        var ids = holds.keySet().stream().map(HoldId::value).toList();
        return records.lookUp(ids, fate -> knowledge(fate, holds));
    }

    static Knowledge knowledge(RecordOutcome fate, Map<HoldId, AccountId> holds) {
        var hold = new HoldId(fate.id());
        return switch (fate) {
            case RecordOutcome.Running running -> new Knowledge.Running(hold, running.until());
            case RecordOutcome.Finalized done -> new Knowledge.Ended(capture(hold, done.bill(), done.origin()));
            case RecordOutcome.Voided voided ->
                new Knowledge.Ended(release(hold, accountOf(hold, holds), voided.origin()));
            case RecordOutcome.Never never ->
                new Knowledge.Ended(Settlement.Release.never(hold, accountOf(hold, holds)));
        };
    }

    private static Settlement capture(HoldId hold, RecordOutcome.Bill bill, RecordOutcome.Origin origin) {
        return new Settlement.Capture(
                hold,
                new AccountId(bill.accountId()),
                Money.ofMicros(bill.amountMicros()),
                new Charge(
                        bill.catalogKey(),
                        Money.ofMicros(bill.unitPriceMicros()),
                        bill.listUnitPriceMicros() == null ? null : Money.ofMicros(bill.listUnitPriceMicros()),
                        Units.of(bill.units()),
                        bill.finalizedAt(),
                        origin.recordedAt()),
                held(origin));
    }

    private static Settlement release(HoldId hold, AccountId account, RecordOutcome.Origin origin) {
        return new Settlement.Release(hold, account, Settlement.Release.UNEXPLAINED, origin.recordedAt(), held(origin));
    }

    private static Settlement.Held held(RecordOutcome.Origin origin) {
        return new Settlement.Held.Amount(Money.ofMicros(origin.heldMicros()), origin.late());
    }

    private static AccountId accountOf(HoldId hold, Map<HoldId, AccountId> holds) {
        return requireNonNull(holds.get(hold));
    }
}
