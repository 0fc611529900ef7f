package io.tutorflow.billing.meter.reconcile;

import static java.util.stream.Collectors.groupingBy;

import io.tutorflow.billing.meter.reconcile.ErrorReportTable.Unnamed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was reported of an account, beside what Stripe has counted. */
record Comparison(Counts counts, Map<MeterDay, Ours> days, List<Doubt> doubts, List<Unnamed> unnamed) {

    Comparison {
        days = Map.copyOf(days);
        doubts = List.copyOf(doubts);
        unnamed = List.copyOf(unnamed);
    }

    /** Of each day of which something is in doubt. */
    List<Decision> decisions() {
        return doubts.stream().collect(groupingBy(Doubt::day)).entrySet().stream()
                .map(of -> new Decision(of.getKey(), of.getValue(), verdict(of.getKey(), of.getValue())))
                .toList();
    }

    private Verdict verdict(MeterDay day, List<Doubt> of) {
        return Verdict.of(day.day(), of, ours(day), counts.of(day), counts.asked());
    }

    /** By what is written down once the decisions have been carried out. */
    List<Difference> differences(List<Decision> decisions) {
        var all = new HashMap<>(days);
        counts.values().keySet().forEach(day -> all.putIfAbsent(day, Ours.NOTHING));
        decisions.forEach(one -> all.put(one.day(), one.after(ours(one.day()))));
        return all.entrySet().stream()
                .flatMap(day -> difference(day.getKey(), day.getValue()).stream())
                .filter(difference -> difference.day().day().isBefore(counts.until()) || difference.isTooMuch())
                .toList();
    }

    private Optional<Difference> difference(MeterDay day, Ours written) {
        var ours = written.withRejected(unnamed.stream()
                .filter(report -> report.mayBeOf(day))
                .mapToLong(Unnamed::events)
                .sum());
        return Explanation.of(ours, counts.of(day))
                .map(explanation -> new Difference(day, ours, counts.of(day), explanation));
    }

    private Ours ours(MeterDay day) {
        return days.getOrDefault(day, Ours.NOTHING);
    }
}
