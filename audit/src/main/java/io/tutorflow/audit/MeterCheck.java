package io.tutorflow.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Checks whether Stripe's meters have counted what was reported to them, of each customer and meter, day by day. */
final class MeterCheck {

    private MeterCheck() {}

    /** @param counted days on which Stripe has counted nothing are left out */
    static List<Difference> of(Map<MeteredDay, MeteredSum> reported, Map<MeteredDay, Long> counted) {
        var differing = new Differing(Rule.METER_COUNT);
        var days = new HashSet<>(reported.keySet());
        days.addAll(counted.keySet());
        for (var day : days) {
            var ours = reported.getOrDefault(day, MeteredSum.NOTHING);
            long theirs = counted.getOrDefault(day, 0L);
            differing.demand(
                    day.toString(),
                    ours.mayBe(theirs),
                    "Stripe has counted " + theirs + ", and " + ours.reported() + " were reported");
        }
        return differing.all();
    }
}
