package io.tutorflow.billing.letter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The letters that are owed. */
@ApplicationScoped
public class Letters {

    private static final String OWE = """
            INSERT INTO letter (id, recipient, subject, text, html, owed_at, next_attempt_at)
            VALUES (:id, :recipient, :subject, :text, :html, :now, :now) ON CONFLICT (id) DO NOTHING""";

    /** Claimed rows are tried again after their pause, whatever became of who claimed them. */
    private static final String CLAIM = """
            UPDATE letter SET attempts = attempts + 1,
                next_attempt_at = CAST(:now AS timestamptz) + CAST(:pause AS float8) * 2 ^ attempts * interval '1 second'
            WHERE id IN (SELECT id FROM letter WHERE next_attempt_at <= :now ORDER BY next_attempt_at
                         LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING id, recipient, subject, text, html, attempts""";

    private static final String SENT = """
            UPDATE letter SET sent_at = :now, next_attempt_at = NULL WHERE id = :id AND sent_at IS NULL""";

    private static final String GIVEN_UP = "UPDATE letter SET next_attempt_at = NULL WHERE id = :id";

    private final RealClock clock;

    Letters(RealClock clock) {
        this.clock = clock;
    }

    /** Part of the caller's transaction. */
    public Uni<Void> owe(Letter letter) {
        return run(session -> session.createNativeQuery(OWE)
                .setParameter("id", letter.id())
                .setParameter("recipient", letter.recipient())
                .setParameter("subject", letter.subject())
                .setParameter("text", letter.text())
                .setParameter("html", letter.html())
                .setParameter("now", clock.now()));
    }

    /** To be sent now, by who claimed them: until the pause is over, by nobody else. */
    Uni<List<Claimed>> claim(int most, Duration firstPause) {
        Instant now = clock.now();
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                                .setParameter("now", now)
                                .setParameter("pause", (double) firstPause.toSeconds())
                                .setParameter("most", most)
                                .getResultList()))
                .map(rows -> rows.stream().map(Letters::claimed).toList());
    }

    Uni<Void> sent(UUID letter) {
        return Panache.withTransaction(() -> run(session ->
                session.createNativeQuery(SENT).setParameter("now", clock.now()).setParameter("id", letter)));
    }

    Uni<Void> giveUp(UUID letter) {
        return Panache.withTransaction(
                () -> run(session -> session.createNativeQuery(GIVEN_UP).setParameter("id", letter)));
    }

    private static Claimed claimed(Object[] row) {
        return new Claimed(
                new Letter((UUID) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]),
                ((Number) row[5]).intValue());
    }

    private static Uni<Void> run(Function<Mutiny.Session, Mutiny.MutationQuery> statement) {
        return Panache.getSession()
                .chain(session -> statement.apply(session).executeUpdate())
                .replaceWithVoid();
    }

    /** @param attempts how often it was tried, this time included */
    record Claimed(Letter letter, int attempts) {}
}
