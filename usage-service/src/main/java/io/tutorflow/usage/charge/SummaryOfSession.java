package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.session.SummaryIds;

/** One summary of each session, whoever asks for it: one that failed may be asked for again. */
record SummaryOfSession(SummaryIds ids) implements RecordIds {

    @Override
    public RecordId attempt(int number) {
        return ids.attempt(ids.first() + number);
    }

    @Override
    public int attempts() {
        return SummaryIds.ATTEMPTS;
    }

    @Override
    public boolean areShared() {
        return true;
    }

    @Override
    public boolean mayBeTaken() {
        return true;
    }
}
