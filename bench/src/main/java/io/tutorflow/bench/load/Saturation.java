package io.tutorflow.bench.load;

import java.util.function.DoubleFunction;

/** Looks for the highest rate that is served: faster and faster until it is not, then between the two. */
public final class Saturation {

    private static final double FASTER = 1.6;
    private static final double CLOSE_ENOUGH = 1.1;
    private static final double LEAST_SERVED = 0.95;

    /** Above it requests queue up rather than being served. */
    private static final double LONGEST_P99_MILLIS = 1_000;

    private Saturation() {}

    /** @param attempt what comes of a rate */
    public static double search(double first, double most, DoubleFunction<Outcome> attempt) {
        double served = 0;
        double refused = Double.POSITIVE_INFINITY;
        double next = first;
        while (refused / Math.max(served, 1) > CLOSE_ENOUGH && served < most) {
            if (isServed(attempt.apply(next), next)) {
                served = next;
            } else {
                refused = next;
            }
            next = Math.min(most, refused < Double.POSITIVE_INFINITY ? (served + refused) / 2 : served * FASTER);
            if (next < 1) {
                throw new IllegalStateException("not even one request a second is served");
            }
        }
        return served;
    }

    static boolean isServed(Outcome outcome, double rate) {
        return outcome.failed() == 0
                && outcome.perSecond() >= LEAST_SERVED * rate
                && outcome.millisAt(99) <= LONGEST_P99_MILLIS;
    }
}
