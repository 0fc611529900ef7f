package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
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

    private static final String KNOWN_SCENE =
            "SELECT request_hash, scene_id FROM scene_key WHERE record_id = $1 AND idempotency_key = $2";

    private static final String KEEP_SCENE =
            "INSERT INTO scene_key (record_id, idempotency_key, request_hash, scene_id) VALUES ($1, $2, $3, $4)";

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

    /**
     * One scene for a key, whoever adds it at the same time: the document is locked meanwhile.
     *
     * @param admitting looks whether anything may be added
     */
    Uni<Optional<Scene>> add(
            EditToken token, Category category, Instant now, NewScene wish, UnaryOperator<Opened> admitting) {
        return Databases.inTime(pool.withTransaction(transaction -> open(
                        transaction, OPEN + LOCKED, token, category, now)
                .map(found -> found.map(admitting))
                .flatMap(found -> found.map(
                                opened -> add(transaction, opened, wish).map(Optional::of))
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

    /** As it stands now. */
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
