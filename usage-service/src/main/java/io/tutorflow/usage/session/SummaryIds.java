package io.tutorflow.usage.session;

import io.tutorflow.usage.record.RecordId;
import java.util.UUID;

/**
 * The ids of the summary of a session, the same for everybody who asks for it, on any replica, and for what is measured
 * elsewhere. The next one is used once the previous one failed or can never be recorded.
 */
public record SummaryIds(UUID organizationId, String sessionId) {

    /** Each earlier one failed, or the budget of whoever asked first refused it. */
    public static final int ATTEMPTS = 256;

    public RecordId attempt(int number) {
        return RecordId.derivedFrom(organizationId + "/school/sessions/summary/" + number + "/" + sessionId);
    }
}
