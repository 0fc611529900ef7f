package io.tutorflow.billing.distribution;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The distributions that were made, within the session of the caller. */
@ApplicationScoped
class DistributionTable {

    private static final String COLUMNS = """
            SELECT id, organization_id, recipient, recipient_id, direction, amount_micros, reason, distributed_by,
                   created_at, state
            FROM distribution""";

    private static final String FIND = COLUMNS + " WHERE id = :id";

    private static final String LIST = COLUMNS
            + " WHERE organization_id = :organization AND state = 'done' ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset";

    private static final String COUNT =
            "SELECT count(*) FROM distribution WHERE organization_id = :organization" + " AND state = 'done'";

    private static final String INSERT = """
            INSERT INTO distribution (id, organization_id, recipient, recipient_id, direction, amount_micros, reason,
                                      distributed_by, created_at, state, look_at)
            VALUES (:id, :organization, :recipient, :recipientId, :direction, :amount, CAST(:reason AS text), :by, :at,
                    :state, CAST(:look AS timestamptz))
            ON CONFLICT (id) DO NOTHING""";

    private static final String DONE =
            "UPDATE distribution SET state = 'done', look_at = NULL WHERE id = :id AND state = 'pending'";

    private static final String DROP = "DELETE FROM distribution WHERE id = :id AND state = 'pending'";

    /** Claimed rows are due again after the pause, whatever became of who claimed them. */
    private static final String CLAIM = """
            UPDATE distribution SET look_at = CAST(:now AS timestamptz) + CAST(:pause AS float8) * interval '1 second'
            WHERE id IN (SELECT id FROM distribution WHERE look_at <= :now ORDER BY look_at LIMIT :most
                         FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING id, organization_id, recipient, recipient_id, direction, amount_micros, reason, distributed_by,
                      created_at, state""";

    Uni<Optional<Kept>> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row ->
                        Optional.ofNullable(row).map(found -> new Kept(distribution(found), "done".equals(found[9]))));
    }

    /** Unless it is there: then the one that came first stays. */
    Uni<Void> insert(Distribution made) {
        return insert(made, null);
    }

    /** The same, of one that is not done yet. */
    Uni<Void> insertPending(Distribution wish, Instant look) {
        return insert(wish, look);
    }

    Uni<Void> done(UUID id) {
        return run(DONE, id).replaceWithVoid();
    }

    /** It came to nothing; false if it is not pending any more. */
    Uni<Boolean> drop(UUID id) {
        return run(DROP, id).map(rows -> rows > 0);
    }

    Uni<List<Distribution>> claim(Instant now, Duration pause, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter("now", now)
                        .setParameter("pause", (double) pause.toSeconds())
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(DistributionTable::distribution).toList());
    }

    private static Uni<Integer> run(String sql, UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(sql).setParameter("id", id).executeUpdate());
    }

    private static Uni<Void> insert(Distribution made, @Nullable Instant look) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", made.id())
                        .setParameter("organization", made.organization())
                        .setParameter(
                                "recipient", made.recipient() instanceof Recipient.Student ? "student" : "teacher")
                        .setParameter("recipientId", made.recipient().id())
                        .setParameter("direction", made.direction().text())
                        .setParameter("amount", made.amount().micros())
                        .setParameter("reason", made.reason())
                        .setParameter("by", made.by())
                        .setParameter("at", made.at())
                        .setParameter("state", look == null ? "done" : "pending")
                        .setParameter("look", look)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Page<Distribution>> newestFirst(UUID organization, int limit, int offset) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, Object[].class)
                        .setParameter("organization", organization)
                        .setParameter("limit", limit)
                        .setParameter("offset", offset)
                        .getResultList()
                        .chain(rows -> count(session, organization)
                                .map(total -> new Page<>(
                                        rows.stream()
                                                .map(DistributionTable::distribution)
                                                .toList(),
                                        total))));
    }

    private static Uni<Long> count(Mutiny.Session session, UUID organization) {
        return session.createNativeQuery(COUNT, Long.class)
                .setParameter("organization", organization)
                .getSingleResult();
    }

    private static Distribution distribution(Object[] row) {
        var recipient = (String) row[3];
        return new Distribution(
                (UUID) row[0],
                (UUID) row[1],
                row[2].equals("student") ? new Recipient.Student(recipient) : new Recipient.Teacher(recipient),
                Direction.of((String) row[4]),
                Money.ofMicros(((Number) row[5]).longValue()),
                (String) row[6],
                (String) row[7],
                ((OffsetDateTime) row[8]).toInstant());
    }
}
