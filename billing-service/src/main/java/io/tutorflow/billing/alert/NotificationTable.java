package io.tutorflow.billing.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Notifications, within the session of the caller. */
@ApplicationScoped
class NotificationTable {

    private static final String INSERT = """
            INSERT INTO notification (id, organization_id, reader, student_id, type, balance_micros, threshold_micros,
                                      created_at)
            VALUES (:id, :organization, CAST(:reader AS text), CAST(:student AS text), :type, :balance,
                    CAST(:threshold AS bigint), :at)""";

    private static final String OF = "FROM notification WHERE organization_id = :organization AND reader ";

    private static final String OF_ADMINS = OF + "IS NULL";

    private static final String OF_STUDENT = OF + "= :reader";

    private static final String COLUMNS =
            "SELECT id, organization_id, reader, student_id, balance_micros, threshold_micros, created_at ";

    private static final String NEWEST = " ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset";

    Uni<Void> insert(Notification told) {
        var threshold = told.threshold();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", told.id())
                        .setParameter("organization", told.organization())
                        .setParameter("reader", told.reader())
                        .setParameter("student", told.student())
                        .setParameter("type", told.type())
                        .setParameter("balance", told.balance().micros())
                        .setParameter("threshold", threshold == null ? null : threshold.micros())
                        .setParameter("at", told.at())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Page<Notification>> ofAdmins(UUID organization, PageRequest page) {
        return page(OF_ADMINS, Map.of("organization", organization), page);
    }

    Uni<Page<Notification>> ofStudent(UUID organization, String student, PageRequest page) {
        return page(OF_STUDENT, Map.of("organization", organization, "reader", student), page);
    }

    private static Uni<Page<Notification>> page(String of, Map<String, Object> whose, PageRequest page) {
        return Panache.getSession()
                .chain(session -> list(session, of, whose, page)
                        .chain(rows -> count(session, of, whose).map(total -> new Page<>(rows, total))));
    }

    private static Uni<List<Notification>> list(
            Mutiny.Session session, String of, Map<String, Object> whose, PageRequest page) {
        var query = session.createNativeQuery(COLUMNS + of + NEWEST, Object[].class)
                .setParameter("limit", page.limit())
                .setParameter("offset", page.offset());
        whose.forEach(query::setParameter);
        return query.getResultList()
                .map(rows -> rows.stream().map(NotificationTable::notification).toList());
    }

    private static Uni<Long> count(Mutiny.Session session, String of, Map<String, Object> whose) {
        var query = session.createNativeQuery("SELECT count(*) " + of, Long.class);
        whose.forEach(query::setParameter);
        return query.getSingleResult();
    }

    private static Notification notification(Object[] row) {
        return new Notification(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                Money.ofMicros(((Number) row[4]).longValue()),
                money(row[5]),
                ((OffsetDateTime) row[6]).toInstant());
    }

    private static @Nullable Money money(@Nullable Object micros) {
        return micros == null ? null : Money.ofMicros(((Number) micros).longValue());
    }
}
