package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The moment at which one database was read.
 *
 * @param at its own time, as ISO 8601 in UTC
 * @param snapshot the transactions that are seen, as PostgreSQL writes them
 * @param standby whether it follows another server
 */
public record Cut(String at, String snapshot, boolean standby) {

    private static final String NOW = """
            SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), pg_current_snapshot()::text,
                   pg_is_in_recovery()""";

    /** In a transaction of level repeatable read this is what all of it sees. */
    static Cut of(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(NOW)) {
            row.next();
            return new Cut(row.getString(1), row.getString(2), row.getBoolean(3));
        }
    }
}
