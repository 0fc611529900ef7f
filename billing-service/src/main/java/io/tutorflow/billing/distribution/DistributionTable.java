package io.tutorflow.billing.distribution;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The distributions, in the caller's session. */
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
                                      distributed_by, created_at, state)
            VALUES (:id, :organization, :recipient, :recipientId, :direction, :amount, CAST(:reason AS text), :by, :at,
                    :state)
            ON CONFLICT (id) DO NOTHING""";

    private static final String DONE = "UPDATE distribution SET state = 'done' WHERE id = :id AND state = 'pending'";

    private static final String DROP = "DELETE FROM distribution WHERE id = :id AND state = 'pending'";

    Uni<Optional<StoredDistribution>> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new StoredDistribution(distribution(found), "done".equals(found[9]))));
    }

    /** Unless it exists: the first one wins. */
    Uni<Void> insert(Distribution made) {
        return insert(made, "done");
    }

    /** The same, for one that is not done yet. */
    Uni<Void> insertPending(Distribution wish) {
        return insert(wish, "pending");
    }

    Uni<Void> done(UUID id) {
        return run(DONE, id).replaceWithVoid();
    }

    /** It failed; false if it is no longer pending. */
    Uni<Boolean> drop(UUID id) {
        return run(DROP, id).map(rows -> rows > 0);
    }

    private static Uni<Integer> run(String sql, UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(sql).setParameter("id", id).executeUpdate());
    }

    private static Uni<Void> insert(Distribution made, String state) {
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
                        .setParameter("state", state)
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
