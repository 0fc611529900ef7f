package io.tutorflow.billing.account.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Students' wallets, in the caller's session. */
@ApplicationScoped
class StudentRepository implements PanacheRepositoryBase<StudentRow, UUID> {

    /** Two at once may meet at either of its unique constraints. */
    private static final String OPEN = """
            INSERT INTO student (account_id, organization_id, student_id, created_at)
            VALUES (:account, :organization, :student, :now) ON CONFLICT DO NOTHING""";

    /** Returns whether it was newly opened. */
    Uni<Boolean> open(Student student, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN)
                        .setParameter("account", student.account())
                        .setParameter("organization", student.organization())
                        .setParameter("student", student.subject())
                        .setParameter("now", now)
                        .executeUpdate())
                .map(opened -> opened > 0);
    }

    Uni<List<UUID>> accountsOf(UUID organization) {
        return find("select accountId from StudentRow where organizationId = ?1", organization)
                .project(UUID.class)
                .list();
    }

    Uni<Page<StudentRow>> newestFirst(UUID organization, int limit, int offset) {
        return find("organizationId", Sort.descending("createdAt").and("accountId"), organization)
                .range(offset, offset + limit - 1)
                .list()
                .chain(rows -> count("organizationId", organization).map(total -> new Page<>(rows, total)));
    }
}
