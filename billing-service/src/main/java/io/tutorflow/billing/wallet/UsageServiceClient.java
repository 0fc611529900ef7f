package io.tutorflow.billing.wallet;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.Settlement.Charge;
import io.tutorflow.internal.record.LookingUpRecords;
import io.tutorflow.internal.record.RecordFate;
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

    static Knowledge knowledge(RecordFate fate, Map<HoldId, AccountId> holds) {
        var hold = new HoldId(fate.id());
        return switch (fate) {
            case RecordFate.Running running -> new Knowledge.Running(hold, running.until());
            case RecordFate.Finalized done -> new Knowledge.Ended(capture(hold, done.bill()));
            case RecordFate.Voided voided -> released(hold, holds, Settlement.Release.UNEXPLAINED);
            case RecordFate.Never never -> released(hold, holds, "never_recorded");
        };
    }

    private static Settlement capture(HoldId hold, RecordFate.Bill bill) {
        return new Settlement.Capture(
                hold,
                new AccountId(bill.accountId()),
                Money.ofMicros(bill.amountMicros()),
                new Charge(
                        bill.catalogKey(),
                        Money.ofMicros(bill.unitPriceMicros()),
                        Units.of(bill.units()),
                        bill.finalizedAt()));
    }

    private static Knowledge released(HoldId hold, Map<HoldId, AccountId> holds, String reason) {
        return new Knowledge.Ended(new Settlement.Release(hold, requireNonNull(holds.get(hold)), reason));
    }
}
