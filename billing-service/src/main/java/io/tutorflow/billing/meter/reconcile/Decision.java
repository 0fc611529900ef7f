package io.tutorflow.billing.meter.reconcile;

import java.util.List;

/** What becomes of everything that is in doubt of a day. */
record Decision(MeterDay day, List<Doubt> doubts, Verdict verdict) {

    Decision {
        doubts = List.copyOf(doubts);
    }

    /** What was reported of the day once it is carried out. */
    Ours after(Ours ours) {
        long doubtful = doubts.stream().mapToLong(Doubt::value).sum();
        return switch (verdict) {
            case Verdict.NotYet notYet -> new Ours(ours.reported(), ours.fresh(), ours.inFlight() + doubtful, 0);
            case Verdict.Arrived arrived -> new Ours(ours.reported() + doubtful, ours.fresh(), ours.inFlight(), 0);
            case Verdict.Missing missing -> ours;
            case Verdict.Unclear unclear -> ours;
        };
    }
}
