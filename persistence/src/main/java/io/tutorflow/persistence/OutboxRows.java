package io.tutorflow.persistence;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.OutboxEvent;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/** Appends events to the outbox within the caller's transaction; one row holds all of them. */
public final class OutboxRows {

    private static final String INSERT = """
            INSERT INTO outbox (topics, keys, types, ids, times, payloads)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private OutboxRows() {}

    /** After committing, the caller wakes the relay. */
    public static Uni<Void> append(SqlClient transaction, List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(events)
                .texts(OutboxEvent::topic)
                .texts(OutboxEvent::key)
                .texts(OutboxEvent::type)
                .texts(OutboxEvent::id)
                .times(OutboxEvent::time)
                .texts(OutboxEvent::payload)
                .tuple();
        return transaction.preparedQuery(INSERT).execute(parameters).replaceWithVoid();
    }
}
