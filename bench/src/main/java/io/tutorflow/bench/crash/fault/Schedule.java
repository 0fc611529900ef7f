package io.tutorflow.bench.crash.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All faults of a run, in order. The same seed and length always give the same list. */
public record Schedule(List<Fault> faults) {

    /** The length of run for which the lanes define their frequencies. */
    static final Duration REFERENCE = Duration.ofMinutes(10);

    /** Only load at the beginning, so that there is something to lose. */
    private static final Duration CALM = Duration.ofSeconds(3);

    public Schedule {
        faults = List.copyOf(faults);
    }

    public static Schedule of(long seed, Duration length) {
        // The algorithm of java.util.Random is part of its specification.
        var random = new Random(seed);
        var size = new FaultSizes(random);
        var faults = new ArrayList<Fault>();
        for (var lane : Lane.ALL) {
            faults.addAll(lay(lane, length, random, size));
        }
        faults.sort(Comparator.comparing(Fault::at).thenComparing(Fault::kind).thenComparing(Fault::target));
        return new Schedule(faults);
    }

    /** How many faults of each kind there are. */
    public Map<FaultKind, Long> counts() {
        return faults.stream().collect(Collectors.groupingBy(Fault::kind, TreeMap::new, Collectors.counting()));
    }

    private static List<Fault> lay(Lane lane, Duration length, Random random, FaultSizes size) {
        var drawn = draw(lane, length, random);
        var slot = length.minus(CALM).dividedBy(drawn.size());
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < drawn.size(); i++) {
            // In the first half of its slot; the second half is for recovery.
            var at = CALM.plus(slot.multipliedBy(i)).plusMillis(random.nextLong(1 + slot.toMillis() / 2));
            var share = drawn.get(i);
            faults.add(size.of(at, share.kind(), share.target(), slot));
        }
        return faults;
    }

    /** Every target has its turn before one is repeated. */
    private static List<Draw> draw(Lane lane, Duration length, Random random) {
        var drawn = new ArrayList<Draw>();
        for (var share : lane.shares()) {
            var turns = new ArrayDeque<String>();
            for (long i = times(share, length); i > 0; i--) {
                drawn.add(new Draw(share.kind(), next(turns, share.targets(), random)));
            }
        }
        Collections.shuffle(drawn, random);
        return drawn;
    }

    private static long times(Lane.Share share, Duration length) {
        return Math.max(1, Math.round((double) share.times() * length.toMillis() / REFERENCE.toMillis()));
    }

    private static String next(Deque<String> turns, List<String> targets, Random random) {
        if (turns.isEmpty()) {
            var shuffled = new ArrayList<>(targets);
            Collections.shuffle(shuffled, random);
            turns.addAll(shuffled);
        }
        return turns.removeFirst();
    }

    private record Draw(FaultKind kind, String target) {}
}
