package io.tutorflow.billing.meter.reconcile;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records whose values come to exactly what is wanted: for what is charged it does not matter which, only how much. */
final class Choice {

    private Choice() {}

    /** One of which it is all, if there is one; else the largest ones first. None if that does not come to it. */
    static Optional<List<UUID>> of(List<Counted> candidates, long wanted) {
        var alone = candidates.stream().filter(one -> one.value() == wanted).findFirst();
        return alone.isPresent() ? alone.map(one -> List.of(one.id())) : largestFirst(candidates, wanted);
    }

    private static Optional<List<UUID>> largestFirst(List<Counted> candidates, long wanted) {
        var chosen = new ArrayList<UUID>();
        long left = wanted;
        for (var one : candidates.stream()
                .sorted(comparingLong(Counted::value).reversed())
                .toList()) {
            if (one.value() <= left) {
                chosen.add(one.id());
                left -= one.value();
            }
        }
        return left == 0 ? Optional.of(chosen) : Optional.empty();
    }

    /** A record with what meters count of it. */
    record Counted(UUID id, long value) {}
}
