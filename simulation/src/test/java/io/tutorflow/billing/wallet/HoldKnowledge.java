package io.tutorflow.billing.wallet;

import io.tutorflow.billing.wallet.UsageRecords.Knowledge;
import io.tutorflow.simulation.machine.Wire;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads usage-service's answers as the production client does. */
final class HoldKnowledge {

    private HoldKnowledge() {}

    static Optional<Knowledge> of(Wire.Fate fate, Map<HoldId, AccountId> asked) {
        var answer = new UsageServiceClient.Answer(fate.id(), fate.state(), fate.until(), finalized(fate.finalized()));
        return Optional.ofNullable(asked.get(new HoldId(fate.id()))).flatMap(answer::asKnowledge);
    }

    private static UsageServiceClient.@Nullable FinalizedBody finalized(Wire.@Nullable Bill bill) {
        return bill == null
                ? null
                : new UsageServiceClient.FinalizedBody(
                        bill.accountId(),
                        bill.amountMicros(),
                        bill.catalogKey(),
                        bill.unitPriceMicros(),
                        bill.units(),
                        bill.finalizedAt());
    }
}
