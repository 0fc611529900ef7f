package io.tutorflow.usage.render;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.record.Databases;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.UUID;

/** The renders of a video. */
@ApplicationScoped
class RenderTable {

    private static final String OF_VIDEO = """
            SELECT id, idempotency_key, billing_status = 'RECORDED' AS running FROM usage_record
            WHERE parent_id = $1 AND category = 'video_render'
            ORDER BY recorded_at, id""";

    private final Pool pool;

    RenderTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Renders> of(UUID videoId) {
        return Databases.inTime(pool.preparedQuery(OF_VIDEO).execute(Tuple.of(videoId)))
                .map(rows -> {
                    var renders = new ArrayList<Renders.Render>();
                    rows.forEach(row -> renders.add(new Renders.Render(
                            row.getUUID("id"), row.getString("idempotency_key"), row.getBoolean("running"))));
                    return new Renders(renders);
                });
    }
}
