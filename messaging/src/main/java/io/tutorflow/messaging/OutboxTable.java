package io.tutorflow.messaging;

import io.tutorflow.events.OutboxEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/**
 * The outbox as its one relay sees it. Lock, reads and deletes share one connection, so that a relay that has lost the
 * lock (with its connection) cannot delete anything.
 */
final class OutboxTable implements AutoCloseable {

    /** The relay's advisory lock; any fixed number works, because the lock is per database. */
    private static final long RELAY_LOCK = 7_465_746_261L;

    /** A row holds up to 256 events, so this is at most some ten megabytes. */
    static final int BATCH_ROWS = 50;

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    boolean tryLock() throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, RELAY_LOCK);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    List<OutboxRow> readAbove(long id) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT id, topics, keys, types, ids, times, payloads FROM outbox
                WHERE id > ? ORDER BY id LIMIT ?""")) {
            statement.setLong(1, id);
            statement.setInt(2, BATCH_ROWS);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<OutboxRow>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        }
    }

    /** Runs before their rows are deleted, and again if that fails. */
    void putAside(List<RefusedEvent> refused) throws SQLException {
        if (refused.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("""
                INSERT INTO outbox_refused (outbox_id, position, topic, key, type, event_id, time, payload, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            for (var each : refused) {
                statement.setLong(1, each.row());
                statement.setInt(2, each.position());
                statement.setString(3, each.event().topic());
                statement.setString(4, each.event().key());
                statement.setString(5, each.event().type());
                statement.setString(6, each.event().id());
                statement.setTimestamp(7, Timestamp.from(each.event().time()));
                statement.setString(8, each.event().payload());
                statement.setString(9, each.reason());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void delete(List<OutboxRow> told) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            var ids = told.stream().map(OutboxRow::id).toArray(Long[]::new);
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        // The pool reuses closed connections, lock included, so returning one includes unlocking.
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        }
    }

    private static OutboxRow row(ResultSet rows) throws SQLException {
        var topics = strings(rows, "topics");
        var keys = strings(rows, "keys");
        var types = strings(rows, "types");
        var ids = strings(rows, "ids");
        var times = (Timestamp[]) rows.getArray("times").getArray();
        var payloads = strings(rows, "payloads");
        var events = new ArrayList<OutboxEvent>(topics.length);
        for (int i = 0; i < topics.length; i++) {
            events.add(new OutboxEvent(topics[i], keys[i], types[i], ids[i], times[i].toInstant(), payloads[i]));
        }
        return new OutboxRow(rows.getLong("id"), events);
    }

    private static String[] strings(ResultSet rows, String column) throws SQLException {
        return (String[]) rows.getArray(column).getArray();
    }

    /** All events of one transaction. */
    record OutboxRow(long id, List<OutboxEvent> events) {}
}
