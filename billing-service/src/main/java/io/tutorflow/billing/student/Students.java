package io.tutorflow.billing.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.Ledger;
import io.tutorflow.billing.wallet.WalletView;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The wallets of an organization's students. */
@ApplicationScoped
public class Students {

    private static final String OPEN = """
            INSERT INTO student (account_id, organization_id, student_id, created_at)
            VALUES (:account, :organization, :student, :now) ON CONFLICT (account_id) DO NOTHING""";

    private static final String LIST = """
            SELECT account_id, student_id, created_at FROM student WHERE organization_id = :organization
            ORDER BY created_at DESC, account_id LIMIT :limit OFFSET :offset""";

    private static final String FIND = "SELECT organization_id, student_id FROM student WHERE account_id = :account";

    private static final String ACCOUNTS = "SELECT account_id FROM student WHERE organization_id = :organization";

    private static final String COUNT = "SELECT count(*) FROM student WHERE organization_id = :organization";

    private final Ledger ledger;

    Students(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Opens the student's wallet unless there is one, as part of the caller's transaction; says whether it did. */
    public Uni<Boolean> open(Student student, Instant now) {
        return Panache.getSession()
                .chain(session -> ledger.openFunded(session, student.account())
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

    /** The wallets of the organization's students, within the session of the caller. */
    public Uni<List<UUID>> accountsOf(UUID organization) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ACCOUNTS, UUID.class)
                        .setParameter("organization", organization)
                        .getResultList());
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
                                        .map(total -> new Page<>(rows, total)))))
                .chain(this::withWallets);
    }

    private Uni<Page<StudentBody>> withWallets(Page<Object[]> students) {
        return ledger.views(students.items().stream().map(Students::account).toList())
                .map(wallets -> students.map(row -> body(row, Objects.requireNonNull(wallets.get(account(row))))));
    }

    private static UUID account(Object[] row) {
        return (UUID) row[0];
    }

    private static StudentBody body(Object[] row, WalletView wallet) {
        return new StudentBody(
                (String) row[1],
                wallet.posted().credits(),
                wallet.held().credits(),
                wallet.posted().minus(wallet.held()).credits(),
                ((OffsetDateTime) row[2]).toInstant());
    }
}
