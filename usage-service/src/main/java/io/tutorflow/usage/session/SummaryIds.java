package io.tutorflow.usage.session;

import io.tutorflow.usage.record.RecordId;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The ids of the summary of a session, the same for everybody who asks for it, on any replica, and for what is measured
 * elsewhere. The next one is used once the previous one failed or can never be recorded, for ever: whoever fails uses up
 * an id, and never the last one.
 *
 * @param first the number of the newest one that was claimed: all before it can never be recorded, or failed
 */
public record SummaryIds(UUID organizationId, String sessionId, int first) {

    /** For one request; each earlier one failed meanwhile, or the budget of whoever asked first refused it. */
    public static final int ATTEMPTS = 256;

    public RecordId attempt(int number) {
        return RecordId.derivedFrom(organizationId + "/school/sessions/summary/" + number + "/" + sessionId);
    }

    /** The number after the last one that a request may try. */
    public int end() {
        return first + ATTEMPTS;
    }

    int numberOf(RecordId id) {
        return IntStream.range(first, end())
                .filter(number -> attempt(number).equals(id))
                .findFirst()
                .orElseThrow();
    }
}
