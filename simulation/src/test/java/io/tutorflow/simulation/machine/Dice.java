package io.tutorflow.simulation.machine;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Chance that follows from a seed (SplitMix64): the same seed, the same numbers, on any machine. */
public final class Dice implements RandomGenerator {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;
    private long state;

    public Dice(long seed) {
        this.seed = seed;
        turnTo(0);
    }

    /** From here on it says what the seed has for this step, however often it was asked before: steps can be left out. */
    public void turnTo(int step) {
        state = seed * GOLDEN;
        state = nextLong() + step;
        nextLong();
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        long mixed = (state ^ (state >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    public int below(int bound) {
        return (int) ((nextLong() >>> 33) % bound);
    }

    public boolean oneIn(int many) {
        return below(many) == 0;
    }

    public <T> T of(List<T> some) {
        return some.get(below(some.size()));
    }

    public UUID uuid() {
        return new UUID(nextLong(), nextLong());
    }
}
