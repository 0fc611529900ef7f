package io.tutorflow.billing.ledger.capture;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.internal.record.LookingUpRecords;
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
        return records.lookUp(ids, outcome -> SettlementAnswers.read(outcome, holds));
    }
}
