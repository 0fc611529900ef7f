package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.record.Databases;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** The tokens of slide decks and videos, one each. */
@ApplicationScoped
class EditTokenTable {

    private static final String SHOW = """
            INSERT INTO edit_token (record_id, token, expires_at) VALUES ($1, $2, $3)
            ON CONFLICT (record_id) DO UPDATE SET expires_at = EXCLUDED.expires_at
            RETURNING token""";

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
}
