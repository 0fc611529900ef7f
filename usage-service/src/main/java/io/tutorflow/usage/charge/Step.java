package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.UsageRecord;

/** How one attempt at recording a request came out. */
sealed interface Step {

    /** There is an answer. */
    record Done(ChargeResult result) implements Step {}

    /** Nothing can ever be recorded under this id; on to the next one. */
    record NextId() implements Step {}

    /** What stands under the id decides. */
    static Step by(Found found, Submission submission) {
        return switch (found) {
            case Found.Present present -> new Done(replay(present.usage(), submission));
            case Found.Tombstone tombstone -> new NextId();
            case Found.Absent absent -> new Done(new ChargeResult.Unsettled());
        };
    }

    static boolean begins(Step step) {
        return step instanceof Done done && done.result() instanceof ChargeResult.Begun;
    }

    private static ChargeResult replay(UsageRecord usage, Submission submission) {
        return usage.acceptance().submission().hash().equals(submission.hash())
                ? new ChargeResult.Replayed(usage)
                : new ChargeResult.KeyReused();
    }
}
