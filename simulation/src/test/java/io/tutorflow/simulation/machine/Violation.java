package io.tutorflow.simulation.machine;

/** An invariant does not hold. */
public final class Violation extends RuntimeException {

    private final Invariant invariant;

    public Violation(Invariant invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    public Invariant invariant() {
        return invariant;
    }

    public static void unless(boolean holds, Invariant invariant, Object what) {
        if (!holds) {
            throw new Violation(invariant, what.toString());
        }
    }
}
