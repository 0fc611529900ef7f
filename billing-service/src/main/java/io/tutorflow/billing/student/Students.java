package io.tutorflow.billing.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The wallets of an organization's students. */
@ApplicationScoped
public class Students {

    private static final String OPEN_WALLET =
            "INSERT INTO wallet (account_id, funded) VALUES (:account, true) ON CONFLICT (account_id) DO NOTHING";

    private static final String OPEN = """
            INSERT INTO student (account_id, organization_id, student_id, created_at)
            VALUES (:account, :organization, :student, :now) ON CONFLICT (account_id) DO NOTHING""";

    private static final String LIST = """
            SELECT s.student_id, w.promo_micros + w.purchased_micros, w.held_micros, s.created_at
            FROM student s JOIN wallet w USING (account_id) WHERE s.organization_id = :organization
            ORDER BY s.created_at DESC, s.account_id LIMIT :limit OFFSET :offset""";

    private static final String FIND = "SELECT organization_id, student_id FROM student WHERE account_id = :account";

    private static final String COUNT = "SELECT count(*) FROM student WHERE organization_id = :organization";

    /** Opens the student's wallet unless there is one, as part of the caller's transaction; says whether it did. */
    public Uni<Boolean> open(Student student, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN_WALLET)
                        .setParameter("account", student.account())
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(OPEN)
                                .setParameter("account", student.account())
                                .setParameter("organization", student.organization())
                                .setParameter("student", student.subject())
                                .setParameter("now", now)
                                .executeUpdate()))
                .map(opened -> opened > 0);
    }

    /** Whose account this is, within the session of the caller. */
    public Uni<Optional<Student>> find(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> new Student((UUID) found[0], (String) found[1])));
    }

    Uni<Page<StudentBody>> newestFirst(UUID organization, int limit, int offset) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, Object[].class)
                        .setParameter("organization", organization)
                        .setParameter("limit", limit)
                        .setParameter("offset", offset)
                        .getResultList()
                        .chain(rows -> session.createNativeQuery(COUNT, Long.class)
                                .setParameter("organization", organization)
                                .getSingleResult()
                                .map(total -> new Page<>(
                                        rows.stream().map(Students::body).toList(), total)))));
    }

    private static StudentBody body(Object[] row) {
        var posted = money(row[1]);
        var held = money(row[2]);
        return new StudentBody(
                (String) row[0],
                posted.credits(),
                held.credits(),
                posted.minus(held).credits(),
                ((OffsetDateTime) row[3]).toInstant());
    }

    private static Money money(Object micros) {
        return Money.ofMicros(((Number) micros).longValue());
    }
}
