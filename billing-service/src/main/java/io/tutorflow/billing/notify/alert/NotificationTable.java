package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.PageRequest;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;

/** Reads notifications, with the read marks of whoever looks, in the caller's session. */
@ApplicationScoped
class NotificationTable {

    private static final String FROM = """
             FROM notification n
            LEFT JOIN notification_read r ON r.notification_id = n.id AND r.person = :person
            WHERE n.organization_id = :organization""";

    private static final String ROW = """
            SELECT n.id, n.organization_id, n.reader, n.student_id, n.balance_micros, n.threshold_micros, n.type, n.message,
                   n.created_at, r.read_at""";

    private static final String NEWEST_FIRST = " ORDER BY n.created_at DESC, n.id DESC";

    /** The first mark counts: a repeat changes nothing. */
    private static final String MARK = """
            INSERT INTO notification_read (notification_id, person, read_at)
            SELECT n.id, CAST(:person AS text), CAST(:now AS timestamptz)""" + FROM;

    /** Which of a reader's notifications. */
    enum Which {
        ALL(""),
        UNREAD(" AND r.read_at IS NULL");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }
    }

    Uni<List<SeenNotification>> page(Reader reader, Which which, PageRequest page) {
        var sql = ROW + FROM + reader.shelf().condition() + which.condition + NEWEST_FIRST;
        return Panache.getSession()
                .chain(session -> of(reader, session.createNativeQuery(sql, Object[].class))
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit())
                        .getResultList())
                .map(rows -> rows.stream().map(NotificationTable::notification).toList());
    }

    Uni<Long> count(Reader reader, Which which) {
        var sql = "SELECT count(*)" + FROM + reader.shelf().condition() + which.condition;
        return Panache.getSession()
                .chain(session ->
                        of(reader, session.createNativeQuery(sql, Long.class)).getSingleResult());
    }

    /** Nothing if it is none of the reader's. */
    Uni<Optional<SeenNotification>> find(Reader reader, UUID id) {
        var sql = ROW + FROM + reader.shelf().condition() + " AND n.id = :id";
        return Panache.getSession()
                .chain(session -> of(reader, session.createNativeQuery(sql, Object[].class))
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(NotificationTable::notification));
    }

    Uni<Void> mark(Reader reader, UUID id, Instant now) {
        var sql = MARK + reader.shelf().condition() + " AND n.id = :id ON CONFLICT DO NOTHING";
        return Panache.getSession()
                .chain(session -> of(reader, session.createNativeQuery(sql), now)
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Returns how many were marked. */
    Uni<Integer> markAll(Reader reader, Instant now) {
        var sql = MARK + reader.shelf().condition() + Which.UNREAD.condition + " ON CONFLICT DO NOTHING";
        return Panache.getSession()
                .chain(session ->
                        of(reader, session.createNativeQuery(sql), now).executeUpdate());
    }

    private static <T> SelectionQuery<T> of(Reader reader, SelectionQuery<T> query) {
        return query.setParameter("organization", reader.organization()).setParameter("person", reader.person());
    }

    private static Mutiny.MutationQuery of(Reader reader, Mutiny.MutationQuery query, Instant now) {
        return query.setParameter("organization", reader.organization())
                .setParameter("person", reader.person())
                .setParameter("now", now);
    }

    private static SeenNotification notification(Object[] row) {
        var told = new Notification((UUID) row[0], (UUID) row[1], (String) row[2], content(row), instant(row[8]));
        return new SeenNotification(told, row[9] == null ? null : instant(row[9]));
    }

    private static Notification.Content content(Object[] row) {
        return row[7] == null
                ? new Notification.Low(
                        (String) row[3],
                        Money.ofMicros(((Number) row[4]).longValue()),
                        row[5] == null ? null : Money.ofMicros(((Number) row[5]).longValue()))
                : new Notification.Written((String) row[6], (String) row[7]);
    }

    private static Instant instant(Object value) {
        return ((OffsetDateTime) value).toInstant();
    }
}
