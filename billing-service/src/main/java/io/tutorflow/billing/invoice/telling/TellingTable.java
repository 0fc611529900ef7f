package io.tutorflow.billing.invoice.telling;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Documents to be told of; a row is kept, because later revisions of its account continue from it. */
final class TellingTable {

    /**
     * A revision is the next one of the account, or the time, if that is higher: so a database that was restored does
     * not reuse revisions that were already told.
     */
    private static final String ADD = """
            INSERT INTO usage_telling (id, account_id, revision, document_id, document_number, told_at)
            VALUES (:id, :account, greatest(CAST(:micros AS bigint),
                        (SELECT coalesce(max(revision), 0) + 1 FROM usage_telling WHERE account_id = :account)),
                    :document, CAST(:number AS text), :at)""";

    private static final String FIND = """
            SELECT id, account_id, revision, document_id, document_number, told_at FROM usage_telling WHERE id = $1""";

    private TellingTable() {}

    static Uni<Void> add(
            Mutiny.Session session, UUID id, UUID account, UUID document, @Nullable String number, Instant at) {
        return session.createNativeQuery(ADD)
                .setParameter("id", id)
                .setParameter("account", account)
                .setParameter("micros", ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .setParameter("document", document)
                .setParameter("number", number)
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Optional<Telling>> find(Pool pool, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> {
            for (var row : rows) {
                return Optional.of(telling(row));
            }
            return Optional.empty();
        });
    }

    private static Telling telling(Row row) {
        return new Telling(
                row.getUUID(0),
                row.getUUID(1),
                row.getLong(2),
                row.getUUID(3),
                row.getString(4),
                row.getOffsetDateTime(5).toInstant());
    }
}
