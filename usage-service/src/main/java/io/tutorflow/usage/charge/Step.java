package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.UsageRecord;

/** The outcome of one attempt to record a request: its result, or none yet. */
sealed interface Step permits ChargeResult, Step.NextId {

    /** Nothing can ever be recorded under this id; try the next. */
    record NextId() implements Step {}

    /** What is stored under the id decides. */
    static Step by(Found found, Charge charge) {
        return switch (found) {
            case Found.Present present when charge.ids().areShared() -> share(present.usage());
            case Found.Present present -> replay(present.usage(), charge.submission());
            case Found.Tombstone tombstone -> new NextId();
            case Found.Absent absent -> new ChargeResult.Unsettled();
        };
    }

    static boolean begins(Step step) {
        return step instanceof ChargeResult.Begun;
    }

    private static Step share(UsageRecord usage) {
        return usage instanceof UsageRecord.Voided ? new NextId() : new ChargeResult.Replayed(usage);
    }

    private static ChargeResult replay(UsageRecord usage, Submission submission) {
        return usage.acceptance().submission().hash().equals(submission.hash())
                ? new ChargeResult.Replayed(usage)
                : new ChargeResult.KeyReused();
    }
}
