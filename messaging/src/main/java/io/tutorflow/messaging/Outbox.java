package io.tutorflow.messaging;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.OutboxEvent;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Events that are true once their transaction commits: one row holds all events of a transaction. After the commit the
 * writer wakes the relay; a relay in another replica finds the row by polling.
 */
@ApplicationScoped
public class Outbox {

    /** The insert, for use inside a transaction of any kind: {@code $1..$6} as {@link #parametersOf} gives them. */
    public static final String INSERT = """
            INSERT INTO outbox (topics, keys, types, ids, times, payloads)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    /** The insert of a single event where only named, single-valued parameters are at hand, as in Hibernate. */
    public static final String INSERT_ONE = """
            INSERT INTO outbox (topics, keys, types, ids, times, payloads)
            VALUES (ARRAY[CAST(:topic AS text)], ARRAY[CAST(:key AS text)], ARRAY[CAST(:type AS text)],
                    ARRAY[CAST(:id AS text)], ARRAY[CAST(:time AS timestamptz)], ARRAY[CAST(:payload AS text)])""";

    private final RelayWaker waker;

    Outbox(RelayWaker waker) {
        this.waker = waker;
    }

    /** Appends within the connection's open transaction. */
    public Uni<Void> append(SqlConnection transaction, List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction.preparedQuery(INSERT).execute(parametersOf(events)).replaceWithVoid();
    }

    /** To be called after the commit of a transaction that appended. */
    public void wakeRelay() {
        waker.wake();
    }

    public static Tuple parametersOf(List<OutboxEvent> events) {
        return Tuple.tuple()
                .addArrayOfString(column(events, OutboxEvent::topic))
                .addArrayOfString(column(events, OutboxEvent::key))
                .addArrayOfString(column(events, OutboxEvent::type))
                .addArrayOfString(column(events, OutboxEvent::id))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(event -> event.time().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(column(events, OutboxEvent::payload));
    }

    private static String[] column(List<OutboxEvent> events, java.util.function.Function<OutboxEvent, String> part) {
        return events.stream().map(part).toArray(String[]::new);
    }
}
