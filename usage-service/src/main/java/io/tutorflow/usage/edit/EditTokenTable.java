package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.Databases;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The tokens of slide decks and videos, one each, and what became of those by editing. */
@ApplicationScoped
class EditTokenTable {

    private static final String SHOW = """
            INSERT INTO edit_token (record_id, token, expires_at) VALUES ($1, $2, $3)
            ON CONFLICT (record_id) DO UPDATE SET expires_at = EXCLUDED.expires_at
            RETURNING token""";

    private static final String OPEN = """
            SELECT r.id, r.account_id, r.category, r.billing_status, r.prompt, r.request, r.content, t.document,
                t.expires_at
            FROM edit_token t JOIN usage_record r ON r.id = t.record_id
            WHERE t.token = $1 AND r.category = $2 AND t.expires_at > $3""";

    private static final String LOCKED = " FOR UPDATE OF t";

    private static final String PROLONG = "UPDATE edit_token SET expires_at = $2 WHERE record_id = $1";

    private static final String KEEP = "UPDATE edit_token SET document = $2 WHERE record_id = $1";

    private final Pool pool;

    EditTokenTable(Pool pool) {
        this.pool = pool;
    }

    /** @param fresh the token, if there is none yet */
    Uni<EditToken> show(UUID recordId, EditToken fresh, Instant expiresAt) {
        return Databases.inTime(pool.preparedQuery(SHOW)
                .execute(Tuple.of(recordId, fresh.text(), expiresAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> new EditToken(rows.iterator().next().getString(0))));
    }

    Uni<Optional<Opened>> open(EditToken token, Category category, Instant now) {
        return Databases.inTime(open(pool, OPEN, token, category, now));
    }

    Uni<Void> prolong(UUID recordId, Instant expiresAt) {
        return Databases.inTime(pool.preparedQuery(PROLONG)
                .execute(Tuple.of(recordId, expiresAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid());
    }

    /** One change after the other: the row is locked from reading to writing. */
    Uni<Optional<Opened>> change(EditToken token, Category category, Instant now, UnaryOperator<Opened> change) {
        return Databases.inTime(pool.withTransaction(transaction -> open(
                        transaction, OPEN + LOCKED, token, category, now)
                .map(found -> found.map(change))
                .call(changed -> changed.map(opened -> keep(transaction, opened))
                        .orElseGet(() -> Uni.createFrom().voidItem()))));
    }

    private Uni<Void> keep(SqlClient transaction, Opened opened) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(opened.id(), DraftJson.write(opened.draft())))
                .replaceWithVoid();
    }

    private Uni<Optional<Opened>> open(
            SqlClient client, String statement, EditToken token, Category category, Instant now) {
        return client.preparedQuery(statement)
                .execute(Tuple.of(token.text(), category.text(), now.atOffset(ZoneOffset.UTC)))
                .map(this::first);
    }

    private Optional<Opened> first(RowSet<Row> rows) {
        for (var row : rows) {
            return Optional.of(opened(row));
        }
        return Optional.empty();
    }

    private Opened opened(Row row) {
        var request = row.getString("request");
        return new Opened(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getString("content") != null,
                new Opened.Work(Category.of(row.getString("category")).orElseThrow(), row.getString("prompt"), request),
                DraftJson.read(row.getString("document"), request, row.getString("content")),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
