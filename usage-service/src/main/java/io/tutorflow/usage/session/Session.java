package io.tutorflow.usage.session;

/**
 * A session that an activity names.
 *
 * @param id the school's own; all activities with it are of one session, whomever of its students they name
 */
public record Session(String id, Attendance attendance) {

    /** What is said if it is not transcribed or summarized. */
    public String switchedOff() {
        var kind = attendance.kind().text();
        return ("The post-session summary is switched off for %s %s, and nothing was billed; an admin or a teacher of the"
                        + " organization can switch it on (PUT /v1/school/%ss/{id}/post-session-summary)")
                .formatted(kind, attendance.id(), kind);
    }
}
