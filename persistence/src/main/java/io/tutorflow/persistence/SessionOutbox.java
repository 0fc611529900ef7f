package io.tutorflow.persistence;

import static io.tutorflow.persistence.Columns.utc;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.OutboxEvent;
import org.hibernate.reactive.mutiny.Mutiny;

/** Appends an event to the outbox within a session's transaction, where parameters are named single values. */
public final class SessionOutbox {

    private static final String INSERT = """
            INSERT INTO outbox (topics, keys, types, ids, times, payloads)
            VALUES (ARRAY[CAST(:topic AS text)], ARRAY[CAST(:key AS text)], ARRAY[CAST(:type AS text)],
                    ARRAY[CAST(:id AS text)], ARRAY[CAST(:time AS timestamptz)], ARRAY[CAST(:payload AS text)])""";

    private SessionOutbox() {}

    /** After committing, the caller wakes the relay. */
    public static Uni<Void> append(Mutiny.Session session, OutboxEvent event) {
        return session.createNativeQuery(INSERT)
                .setParameter("topic", event.topic())
                .setParameter("key", event.key())
                .setParameter("type", event.type())
                .setParameter("id", event.id())
                .setParameter("time", utc(event.time()))
                .setParameter("payload", event.payload())
                .executeUpdate()
                .replaceWithVoid();
    }
}
