package io.tutorflow.simulation;

import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Violation;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one seed after the other until there were enough steps, or an invariant did not hold. */
final class Simulation {

    /** The services log every broken connection; here they break all the time. Kept, or it would be collected. */
    private static final Logger QUIET = Logger.getLogger("io.tutorflow");

    private final PlantedBug bug;
    private long seeds;
    private long steps;
    private long nanos;
    private int fingerprint;

    Simulation(PlantedBug bug) {
        this.bug = bug;
        QUIET.setLevel(Level.OFF);
    }

    /** An invariant that did not hold, and the shortest history that was found to break it. */
    record Finding(long seed, Violation violation, List<String> history) {

        @Override
        public String toString() {
            return "seed " + seed + ": " + violation.getMessage() + "\n" + String.join("\n", history);
        }
    }

    /** @param mostSteps after so many no further seed is begun */
    Optional<Finding> search(long firstSeed, long mostSteps) {
        long began = System.nanoTime();
        var found = Optional.<Finding>empty();
        for (long seed = firstSeed; steps < mostSteps && found.isEmpty(); seed++) {
            found = run(seed);
        }
        nanos += System.nanoTime() - began;
        return found;
    }

    /** One seed, its history shortened if it breaks an invariant. */
    Optional<Finding> run(long seed) {
        var run = new Run(seed, bug, false);
        try {
            run.go(new BitSet());
            return Optional.empty();
        } catch (Violation violation) {
            return Optional.of(new Shortening(seed, bug, violation).shortest());
        } finally {
            seeds++;
            steps += run.taken();
            fingerprint = 31 * fingerprint + run.fingerprint();
        }
    }

    long steps() {
        return steps;
    }

    String summary() {
        double seconds = nanos / 1e9;
        return String.format(
                Locale.ROOT,
                "simulation: %,d seeds, %,d steps in %.1f s (%,.0f seeds/s, %,.0f steps/s), fingerprint %08x",
                seeds,
                steps,
                seconds,
                seeds / seconds,
                steps / seconds,
                fingerprint);
    }
}
