package io.tutorflow.billing.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.workspace.WorkspaceId;
import io.tutorflow.http.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Owed mails and tokens, within the session of the caller. */
@ApplicationScoped
class VerificationTable {

    private static final String UNSENT =
            "SELECT id, workspace_id, email FROM verification_mail WHERE id = :id AND sent_at IS NULL";

    private static final String SENT = """
            UPDATE verification_mail SET sent_at = :now WHERE id = :id AND sent_at IS NULL""";

    private static final String MAKE = """
            INSERT INTO verification_token (token_hash, mail_id, workspace_id, expires_at)
            VALUES (:hash, :mail, :workspace, :expires)""";

    private static final String FIND = """
            SELECT t.workspace_id, m.email, t.expires_at, t.used_at
            FROM verification_token t JOIN verification_mail m ON m.id = t.mail_id WHERE t.token_hash = :hash""";

    private static final String LOCK = FIND + " FOR UPDATE OF t";

    private static final String USE = "UPDATE verification_token SET used_at = :now WHERE token_hash = :hash";

    private static final String SINCE = """
            SELECT requested_at FROM verification_mail
            WHERE workspace_id = :workspace AND requested_at > :since ORDER BY requested_at""";

    /** None: it was sent. */
    Uni<Optional<OwedMail>> unsent(UUID mail) {
        return session()
                .chain(session -> session.createNativeQuery(UNSENT, Object[].class)
                        .setParameter("id", mail)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new OwedMail((UUID) found[0], (UUID) found[1], (String) found[2])));
    }

    Uni<Void> sent(OwedMail mail, Instant now) {
        return session()
                .chain(session -> run(
                        session.createNativeQuery(SENT).setParameter("now", now).setParameter("id", mail.id())));
    }

    Uni<Void> make(VerificationToken token, OwedMail mail, Instant expiresAt) {
        return session()
                .chain(session -> run(session.createNativeQuery(MAKE)
                        .setParameter("hash", token.hash().hex())
                        .setParameter("mail", mail.id())
                        .setParameter("workspace", mail.workspaceId())
                        .setParameter("expires", expiresAt)));
    }

    /** Locked until the transaction ends: of two who use it at once, one is first. */
    Uni<Optional<StoredToken>> lock(KeyHash hash) {
        return read(LOCK, hash);
    }

    Uni<Optional<StoredToken>> find(KeyHash hash) {
        return read(FIND, hash);
    }

    private static Uni<Optional<StoredToken>> read(String query, KeyHash hash) {
        return session()
                .chain(session -> session.createNativeQuery(query, Object[].class)
                        .setParameter("hash", hash.hex())
                        .getSingleResultOrNull()
                        .map(row -> Optional.ofNullable(row)
                                .map(found -> new StoredToken(
                                        hash,
                                        new WorkspaceId((UUID) found[0]),
                                        (String) found[1],
                                        ((OffsetDateTime) found[2]).toInstant(),
                                        found[3] != null))));
    }

    Uni<Void> use(StoredToken token, Instant now) {
        return session()
                .chain(session -> run(session.createNativeQuery(USE)
                        .setParameter("now", now)
                        .setParameter("hash", token.hash().hex())));
    }

    /** When mails were asked for, oldest first. */
    Uni<List<Instant>> requestedSince(WorkspaceId workspace, Instant since) {
        return session()
                .chain(session -> session.createNativeQuery(SINCE, Instant.class)
                        .setParameter("workspace", workspace.value())
                        .setParameter("since", since)
                        .getResultList());
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }

    private static Uni<Void> run(Mutiny.MutationQuery statement) {
        return statement.executeUpdate().replaceWithVoid();
    }

    /** A token as we know it. */
    record StoredToken(KeyHash hash, WorkspaceId workspace, String email, Instant expiresAt, boolean used) {}
}
