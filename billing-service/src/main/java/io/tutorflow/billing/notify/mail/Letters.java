package io.tutorflow.billing.notify.mail;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The letters to be sent. */
@ApplicationScoped
public class Letters {

    private static final String OWE = """
            INSERT INTO letter (id, recipient, subject, text, html, file_name, file, owed_at)
            VALUES (:id, :recipient, :subject, :text, :html, :fileName, CAST(:file AS bytea), :now)
            ON CONFLICT (id) DO NOTHING""";

    private static final String UNSENT =
            "SELECT id, recipient, subject, text, html, file_name, file FROM letter WHERE id = :id AND sent_at IS NULL";

    /** Who sends a file keeps it; it does not stay here. */
    private static final String SENT = """
            UPDATE letter SET sent_at = :now, file_name = NULL, file = NULL WHERE id = :id AND sent_at IS NULL""";

    private final DueWork work;
    private final RealClock clock;

    Letters(DueWork work, RealClock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    public Uni<Void> owe(Letter letter) {
        var file = letter.file();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWE)
                        .setParameter("id", letter.id())
                        .setParameter("recipient", letter.recipient())
                        .setParameter("subject", letter.subject())
                        .setParameter("text", letter.text())
                        .setParameter("html", letter.html())
                        .setParameter("fileName", file == null ? null : file.name())
                        .setParameter("file", file == null ? null : file.pdf())
                        .setParameter("now", clock.now())
                        .executeUpdate())
                .chain(made ->
                        made == 0 ? Uni.createFrom().voidItem() : work.enqueue(SendingLetters.SCHEDULE, letter.id()));
    }

    /** Empty if it has been sent. */
    Uni<Optional<Letter>> unsent(UUID letter) {
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(UNSENT, Object[].class)
                                .setParameter("id", letter)
                                .getSingleResultOrNull()))
                .map(row -> Optional.ofNullable(row).map(Letters::letter));
    }

    Uni<Void> sent(UUID letter) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(SENT)
                                .setParameter("now", clock.now())
                                .setParameter("id", letter)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    private static Letter letter(Object[] row) {
        var file = row[5] == null ? null : new Letter.File((String) row[5], (byte[]) row[6]);
        return new Letter((UUID) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4], file);
    }
}
