package io.tutorflow.audit;

/** The promised bonus on a school's purchase, by its whole amount. */
final class Bonus {

    private static final long USD = 1_000_000;
    private static final long PER_MILLE = 1_000;

    private Bonus() {}

    static long on(long paidMicros) {
        long perMille = paidMicros >= 200 * USD ? 100 : paidMicros >= 100 * USD ? 75 : paidMicros >= 50 * USD ? 50 : 0;
        return Math.multiplyExact(paidMicros, perMille) / PER_MILLE;
    }
}
