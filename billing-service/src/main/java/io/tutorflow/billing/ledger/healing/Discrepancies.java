package io.tutorflow.billing.ledger.healing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In what the ledger differs from usage-service.
 *
 * @param missing ended there, and the ledger has no end of it, or only the void of work that was delivered after all
 * @param surplus ended in the ledger only, or charged by it only: a person must look
 * @param contradicting ended on both sides, with another amount or account: a person must look
 */
public record Discrepancies(List<End> missing, List<End> surplus, List<End> contradicting) {

    /**
     * @param ledger was read first: whatever it has, usage-service must have known
     * @param arrived what ended until then must have arrived in the ledger; what ended later may be on its way
     */
    public static Discrepancies between(List<End> ledger, List<End> usage, Instant arrived) {
        var here = ledger.stream().collect(Collectors.toMap(End::id, Function.identity()));
        var missing = new ArrayList<End>();
        var surplus = new ArrayList<End>();
        var contradicting = new ArrayList<End>();
        for (var there : usage) {
            var ours = here.remove(there.id());
            if (ours == null || (there.captured() && !ours.captured())) {
                if (!there.isAfter(arrived)) {
                    missing.add(there);
                }
            } else if (ours.captured() && !there.captured()) {
                surplus.add(ours);
            } else if (!ours.agreesWith(there)) {
                contradicting.add(ours);
            }
        }
        surplus.addAll(here.values());
        return new Discrepancies(missing, surplus, contradicting);
    }

    /** Which of these ends a second look at the ledger does not find either. */
    static List<End> stillMissing(List<End> ends, List<End> ledger) {
        var captured = ledger.stream().collect(Collectors.toMap(End::id, End::captured));
        return ends.stream()
                .filter(end -> !captured.containsKey(end.id()) || (end.captured() && !captured.get(end.id())))
                .toList();
    }
}
