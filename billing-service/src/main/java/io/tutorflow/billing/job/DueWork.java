package io.tutorflow.billing.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Where a feature says, as part of its own transaction, what is to be done later: it is done from the commit on. */
@ApplicationScoped
public class DueWork {

    /**
     * What is enqueued or hastened while it is being worked on is due again: whoever works on it may not have seen why. The
     * time always changes, since it is what a claim is known by.
     */
    private static final String DUE = """
            INSERT INTO due_work (job, id, due_at, attempts) VALUES (:job, :id, :at, :attempts)
            ON CONFLICT (job, id) DO UPDATE
            SET due_at = CASE WHEN due_work.parked_at IS NULL
                              THEN least(due_work.due_at - interval '1 microsecond', excluded.due_at)
                              ELSE excluded.due_at END,
                parked_at = NULL""";

    private static final String ALL_DUE = """
            INSERT INTO due_work (job, id, due_at, attempts)
            SELECT :job, id, :at, 0 FROM unnest(CAST(:ids AS uuid[])) AS given (id)
            ON CONFLICT (job, id) DO\s""";

    /** Parked work is due again. */
    private static final String ALL_AGAIN = ALL_DUE + """
            UPDATE SET due_at = least(due_work.due_at - interval '1 microsecond', excluded.due_at), parked_at = NULL""";

    private static final String ALL_NEW = ALL_DUE + "NOTHING";

    private static final String ALL_WOKEN = ALL_DUE + "UPDATE SET woken = true WHERE NOT due_work.woken";

    /** A claim that is over counts for nothing: who made it may be dead. */
    private static final String ALL_RESUMED = ALL_DUE + """
            UPDATE SET woken = due_work.woken OR due_work.claimed AND due_work.due_at > :at,
                due_at = CASE WHEN due_work.claimed AND due_work.due_at > :at THEN due_work.due_at
                              ELSE least(due_work.due_at, excluded.due_at) END,
                parked_at = NULL""";

    private static final String PARKED = """
            SELECT id FROM due_work WHERE job = :job AND id = ANY (CAST(:ids AS uuid[])) AND parked_at IS NOT NULL""";

    private static final String DONE = "DELETE FROM due_work WHERE job = :job AND id = :id";

    private static final int NEVER_TRIED = 0;

    /** What was done and is looked at again may have been tried before. */
    private static final int TRIED = 1;

    private final RealClock clock;

    DueWork(RealClock clock) {
        this.clock = clock;
    }

    /** New work, due at once. */
    public Uni<Void> enqueue(Schedule job, UUID id) {
        return enqueue(job, id, clock.now());
    }

    /** New work; or, if it is there already, it is due by then at the latest. */
    public Uni<Void> enqueue(Schedule job, UUID id, Instant at) {
        return due(job, id, at, NEVER_TRIED);
    }

    /** Much at once: due at once, be it new, waiting or parked. */
    public Uni<Void> enqueueAll(Schedule job, Collection<UUID> ids) {
        return all(ALL_AGAIN, job, ids);
    }

    /** Much at once; what is there already stays as it is, waiting or parked. */
    public Uni<Void> enqueueNew(Schedule job, Collection<UUID> ids) {
        return all(ALL_NEW, job, ids);
    }

    /**
     * Much at once: new work is due at once. What is being worked on is due again when that is over, and not beside it;
     * what waits after a failure, or is parked, waits on.
     */
    public Uni<Void> wakeAll(Schedule job, Collection<UUID> ids) {
        return all(ALL_WOKEN, job, ids);
    }

    /**
     * Much at once: due at once, be it new, waiting or parked; but what is being worked on is due again when that is over, and
     * not beside it. A failure of it meanwhile is tried again as if nothing had been said.
     */
    public Uni<Void> resumeAll(Schedule job, Collection<UUID> ids) {
        return all(ALL_RESUMED, job, ids);
    }

    /** Due at once, be it waiting, parked, or done long ago. */
    public Uni<Void> hasten(Schedule job, UUID id) {
        return due(job, id, clock.now(), TRIED);
    }

    /** Has a periodic job run at once. */
    public Uni<Void> hasten(Schedule job) {
        return hasten(job, Turn.ID);
    }

    /** Which of them wait for a person. */
    public Uni<List<UUID>> parked(Schedule job, Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PARKED, UUID.class)
                        .setParameter("job", job.name())
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList());
    }

    /** There is nothing left to do. */
    public Uni<Void> done(Schedule job, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DONE)
                        .setParameter("job", job.name())
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> all(String sql, Schedule job, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("job", job.name())
                        .setParameter("at", clock.now())
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> due(Schedule job, UUID id, Instant at, int attempts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DUE)
                        .setParameter("job", job.name())
                        .setParameter("id", id)
                        .setParameter("at", at)
                        .setParameter("attempts", attempts)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
