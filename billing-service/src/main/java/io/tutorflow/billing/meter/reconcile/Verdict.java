package io.tutorflow.billing.meter.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What Stripe's count says of everything that is in doubt of a day. */
sealed interface Verdict {

    /** It is not final: the day may still be counted, or something else is on its way. */
    record NotYet() implements Verdict {}

    /** Stripe has all of it. */
    record Arrived() implements Verdict {}

    /** Stripe has none of it, so that it can be sent again. */
    record Missing() implements Verdict {}

    /** Neither: for a person. */
    record Unclear(String why) implements Verdict {}

    /** @param ours without what is in doubt */
    static Verdict of(LocalDate day, List<Doubt> doubts, Ours ours, long counted, Instant asked) {
        long doubtful = doubts.stream().mapToLong(Doubt::value).sum();
        if (!day.isBefore(MeterDay.firstUncounted(asked)) || isMoving(doubts, ours, asked)) {
            return new NotYet();
        }
        if (counted == ours.reported()) {
            return new Missing();
        }
        if (counted == ours.reported() + doubtful) {
            return new Arrived();
        }
        return new Unclear("Nobody knows whether Stripe has it: for " + day + " it has counted " + counted + ", "
                + ours.reported() + " were reported, and " + doubtful + " more may have arrived");
    }

    private static boolean isMoving(List<Doubt> doubts, Ours ours, Instant asked) {
        var old = asked.minus(ReconcileLimits.DOUBTED_AFTER);
        return ours.inFlight() > 0
                || ours.fresh() > 0
                || doubts.stream().anyMatch(doubt -> doubt.sentAt().isAfter(old));
    }
}
