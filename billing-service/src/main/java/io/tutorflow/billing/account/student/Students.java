package io.tutorflow.billing.account.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.posting.Balance;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The wallets of an organization's students. */
@ApplicationScoped
public class Students {

    private final StudentRepository students;
    private final Ledger ledger;

    Students(StudentRepository students, Ledger ledger) {
        this.students = students;
        this.ledger = ledger;
    }

    /** Opens the student's wallet unless there is one, in the caller's transaction; returns whether it did. */
    public Uni<Boolean> open(Student student, Instant now) {
        return Panache.getSession()
                .chain(session -> ledger.openFunded(session, student.account()))
                .chain(() -> students.open(student, now));
    }

    /** The student who owns this account, in the caller's session. */
    public Uni<Optional<Student>> find(UUID account) {
        return students.findById(account).map(row -> Optional.ofNullable(row).map(StudentRow::student));
    }

    /** The wallets of the organization's students, in the caller's session. */
    public Uni<List<UUID>> accountsOf(UUID organization) {
        return students.accountsOf(organization);
    }

    Uni<Page<StudentBody>> newestFirst(UUID organization, int limit, int offset) {
        return Panache.withSession(() -> students.newestFirst(organization, limit, offset))
                .chain(this::withWallets);
    }

    private Uni<Page<StudentBody>> withWallets(Page<StudentRow> found) {
        return ledger.balances(found.items().stream().map(row -> row.accountId).toList())
                .map(wallets -> found.map(row -> body(row, Objects.requireNonNull(wallets.get(row.accountId)))));
    }

    private static StudentBody body(StudentRow row, Balance wallet) {
        return new StudentBody(
                row.studentId,
                wallet.posted().credits(),
                wallet.held().credits(),
                wallet.posted().minus(wallet.held()).credits(),
                row.createdAt);
    }
}
