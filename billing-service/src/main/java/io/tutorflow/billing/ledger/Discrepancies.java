package io.tutorflow.billing.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In what the ledger differs from usage-service.
 *
 * @param missing ended there, and the ledger has no end of it, or only the void of work that was delivered after all
 * @param surplus ended in the ledger only, or charged by it only: a person must look
 * @param contradicting ended on both sides, with another amount or account: a person must look
 */
record Discrepancies(Map<HoldId, AccountId> missing, List<End> surplus, List<End> contradicting) {

    /** @param ledger was read first: whatever it has, usage-service must have known */
    static Discrepancies between(List<End> ledger, List<End> usage) {
        var here = ledger.stream().collect(Collectors.toMap(End::id, Function.identity()));
        var missing = new HashMap<HoldId, AccountId>();
        var surplus = new ArrayList<End>();
        var contradicting = new ArrayList<End>();
        for (var there : usage) {
            var ours = here.remove(there.id());
            if (ours == null || (there.captured() && !ours.captured())) {
                missing.put(there.id(), there.account());
            } else if (ours.captured() && !there.captured()) {
                surplus.add(ours);
            } else if (!ours.equals(there)) {
                contradicting.add(ours);
            }
        }
        surplus.addAll(here.values());
        return new Discrepancies(missing, surplus, contradicting);
    }
}
