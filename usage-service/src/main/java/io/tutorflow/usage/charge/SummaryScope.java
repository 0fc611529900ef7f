package io.tutorflow.usage.charge;

import io.tutorflow.usage.session.SummaryIds;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** The session is the key of its summary, whoever asks for it, and however. */
public record SummaryScope(SummaryIds names) implements Naming {

    @Override
    public RecordIds ids(Instant now, RandomGenerator random) {
        return new SummaryOfSession(names);
    }

    @Override
    public String reused() {
        return "The summary of this session was recorded for another session";
    }
}
