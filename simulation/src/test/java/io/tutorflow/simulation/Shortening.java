package io.tutorflow.simulation;

import io.tutorflow.simulation.Simulation.Finding;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Violation;
import java.util.BitSet;
import java.util.Optional;

/** Leaves out of a run whatever it does not need to break its invariant: halves first, then ever smaller parts. */
final class Shortening {

    private final long seed;
    private final PlantedBug bug;
    private final BitSet leftOut = new BitSet();
    private Violation violation;

    Shortening(long seed, PlantedBug bug, Violation violation) {
        this.seed = seed;
        this.bug = bug;
        this.violation = violation;
    }

    Finding shortest() {
        for (int part = Run.STEPS / 2; part > 0; part /= 2) {
            for (int from = 0; from < Run.STEPS; from += part) {
                leaveOut(from, from + part);
            }
        }
        var run = new Run(seed, bug, true);
        violation = broken(run, leftOut).orElse(violation);
        return new Finding(seed, violation, run.history());
    }

    private void leaveOut(int from, int to) {
        var less = (BitSet) leftOut.clone();
        less.set(from, to);
        var still = broken(new Run(seed, bug, false), less);
        if (still.isPresent() && still.get().invariant() == violation.invariant()) {
            violation = still.get();
            leftOut.or(less);
        }
    }

    private static Optional<Violation> broken(Run run, BitSet leftOut) {
        try {
            run.go(leftOut);
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(violation);
        }
    }
}
