package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
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
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The tokens of slide decks and videos, one each, and their edited states. */
@ApplicationScoped
class EditTokenTable {

    private static final String SHOW = """
            INSERT INTO edit_token (record_id, token, expires_at) VALUES ($1, $2, $3)
            ON CONFLICT (record_id) DO UPDATE SET expires_at = EXCLUDED.expires_at
            RETURNING token""";

    private static final String FIND =
            "SELECT record_id, document, expires_at FROM edit_token WHERE token = $1 AND expires_at > $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String PROLONG = "UPDATE edit_token SET expires_at = $2 WHERE record_id = $1";

    private static final String KEEP = "UPDATE edit_token SET document = $2 WHERE record_id = $1";

    private static final String KNOWN_SCENE =
            "SELECT request_hash, scene_id FROM scene_key WHERE record_id = $1 AND idempotency_key = $2";

    private static final String KEEP_SCENE =
            "INSERT INTO scene_key (record_id, idempotency_key, request_hash, scene_id) VALUES ($1, $2, $3, $4)";

    private final Pool pool;

    EditTokenTable(Pool pool) {
        this.pool = pool;
    }

    /** @param fresh the token to use if there is none yet */
    Uni<EditToken> show(UUID recordId, EditToken fresh, Instant expiresAt) {
        return Databases.inTime(pool.preparedQuery(SHOW)
                .execute(Tuple.of(recordId, fresh.text(), expiresAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> new EditToken(rows.iterator().next().getString(0))));
    }

    Uni<Optional<StoredEdit>> find(EditToken token, Instant now) {
        return Databases.inTime(find(pool, FIND, token, now));
    }

    Uni<Void> prolong(UUID recordId, Instant expiresAt) {
        return Databases.inTime(pool.preparedQuery(PROLONG)
                .execute(Tuple.of(recordId, expiresAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid());
    }

    /**
     * Serializes changes: the row is locked from reading to writing.
     *
     * @param opened by this token, and delivered
     */
    Uni<Optional<Opened>> change(EditToken token, Instant now, Opened opened, UnaryOperator<Draft> change) {
        return locked(token, now, opened, (transaction, before) -> {
            var after = before.with(change.apply(before.draft()));
            return keep(transaction, after).replaceWith(after);
        });
    }

    /**
     * Adds one scene per key, however many requests there are at once: the document is locked meanwhile.
     *
     * @param opened by this token, and delivered
     */
    Uni<Optional<Scene>> add(EditToken token, Instant now, Opened opened, NewScene wish) {
        return locked(token, now, opened, (transaction, before) -> add(transaction, before, wish));
    }

    private <T> Uni<Optional<T>> locked(
            EditToken token, Instant now, Opened opened, BiFunction<SqlClient, Opened, Uni<T>> act) {
        return Databases.inTime(pool.withTransaction(transaction -> find(transaction, LOCK, token, now)
                .flatMap(found -> found.map(kept ->
                                act.apply(transaction, opened.asOf(kept)).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))));
    }

    private Uni<Scene> add(SqlClient transaction, Opened opened, NewScene wish) {
        return wish.key() == null
                ? make(transaction, opened, wish)
                : transaction
                        .preparedQuery(KNOWN_SCENE)
                        .execute(Tuple.of(opened.id(), wish.key()))
                        .flatMap(rows -> rows.size() == 0
                                ? make(transaction, opened, wish)
                                        .call(scene -> transaction
                                                .preparedQuery(KEEP_SCENE)
                                                .execute(Tuple.of(
                                                        opened.id(),
                                                        wish.key(),
                                                        wish.hash().hex(),
                                                        scene.sceneId())))
                                : Uni.createFrom()
                                        .item(known(
                                                opened, wish, rows.iterator().next())));
    }

    private Uni<Scene> make(SqlClient transaction, Opened opened, NewScene wish) {
        var draft = opened.draft().withScene(wish.fields());
        return keep(transaction, opened.with(draft)).replaceWith(draft.lastScene());
    }

    /** The scene in its current state. */
    private static Scene known(Opened opened, NewScene wish, Row row) {
        if (!row.getString("request_hash").equals(wish.hash().hex())) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_CONFLICT,
                    "This idempotency key was used for another scene; use a new key for a new one");
        }
        return opened.scene(row.getString("scene_id"));
    }

    private Uni<Void> keep(SqlClient transaction, Opened opened) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(opened.id(), DraftJson.write(opened.draft())))
                .replaceWithVoid();
    }

    private static Uni<Optional<StoredEdit>> find(SqlClient client, String statement, EditToken token, Instant now) {
        return client.preparedQuery(statement)
                .execute(Tuple.of(token.text(), now.atOffset(ZoneOffset.UTC)))
                .map(EditTokenTable::first);
    }

    private static Optional<StoredEdit> first(RowSet<Row> rows) {
        for (var row : rows) {
            return Optional.of(new StoredEdit(
                    row.getUUID("record_id"),
                    row.getString("document"),
                    row.getOffsetDateTime("expires_at").toInstant()));
        }
        return Optional.empty();
    }
}
