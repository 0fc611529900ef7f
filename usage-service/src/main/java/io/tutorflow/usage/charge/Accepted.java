package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.UsageRecord;

/** An accepted request, and how far its work has come when its caller gets the response. */
public record Accepted(UsageRecord usage, Answer answer) {

    public boolean isReplay() {
        return answer == Answer.REPLAYED;
    }

    /** When the caller gets the response. */
    enum Answer {
        /** At once; the work is about to begin. */
        AT_ONCE,
        /** After the work has ended, or after a while. */
        AWAITED,
        /** It had been accepted earlier. */
        REPLAYED
    }
}
