package io.tutorflow.billing.invoice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Exact amounts as whole ones that come to a given sum: who was cut off the most gets the next. */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * @param sum of the whole ones; what half-up makes of the exact ones together
     * @param one how many of the exact unit are a whole one
     * @param exact none below zero
     */
    static List<Long> spread(long sum, long one, List<Long> exact) {
        var whole = new ArrayList<>(exact.stream().map(each -> each / one).toList());
        long missing = sum - whole.stream().mapToLong(Long::longValue).sum();
        if (missing < 0 || missing > exact.size()) {
            throw new IllegalArgumentException("%d is not what %s come to".formatted(sum, exact));
        }
        var mostCutOff = IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparing(at -> exact.get(at) % one, Collections.reverseOrder()))
                .toList();
        mostCutOff.stream().limit(missing).forEach(at -> whole.set(at, whole.get(at) + 1));
        return List.copyOf(whole);
    }
}
