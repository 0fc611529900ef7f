package io.tutorflow.usage.session;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.persistence.SqlFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Whether transcription and summary of a session are billed: if the switch of its enrollment or group is on, or was on
 * when the session began. A session begins, for an enrollment or group, with the first activity that names both while the
 * switch is on.
 */
@ApplicationScoped
public class SummarySwitches {

    /** People who throw the same switch at once. */
    private static final int TRIES = 20;

    private final SwitchTable table;
    private final BusinessClock clock;

    SummarySwitches(SwitchTable table, BusinessClock clock) {
        this.table = table;
        this.clock = clock;
    }

    Uni<Switched> find(Attendance attendance) {
        return table.find(attendance);
    }

    Uni<Switched> set(Attendance attendance, boolean enabled, SchoolCaller by) {
        return Uni.createFrom()
                .deferred(() -> table.change(attendance, enabled, by.subject(), clock.now()))
                .onFailure(SqlFault::isOfOneRow)
                .retry()
                .atMost(TRIES)
                .chain(() -> table.find(attendance));
    }

    /** Notes that the session has begun, if the switch is on. */
    public Uni<Void> begin(Session session, Instant at) {
        return table.begin(session, at);
    }

    /** Whether the switch is on, or was when the session began. */
    public Uni<Boolean> isOn(Session session, Instant at) {
        return table.isOn(session, at);
    }
}
