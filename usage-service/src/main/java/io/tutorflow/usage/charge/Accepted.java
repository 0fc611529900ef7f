package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.UsageRecord;

/** A request that was accepted, and how far its work has come when its caller is answered. */
public record Accepted(UsageRecord usage, Answer answer) {

    /** When its caller is answered. */
    enum Answer {
        /** At once; the work is about to begin. */
        AT_ONCE,
        /** After its work has ended, or after a while. */
        AWAITED,
        /** It had been accepted before. */
        REPLAYED
    }
}
