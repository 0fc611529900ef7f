package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The moment at which one database was read.
 *
 * @param at its own time, ISO 8601 in UTC
 * @param snapshot the visible transactions, as PostgreSQL writes them
 * @param standby whether it is a standby server
 */
public record Cut(String at, String snapshot, boolean standby) {

    private static final String NOW = """
            SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), pg_current_snapshot()::text,
                   pg_is_in_recovery()""";

    /** In a transaction of level repeatable read all queries see this snapshot. */
    static Cut of(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(NOW)) {
            row.next();
            return new Cut(row.getString(1), row.getString(2), row.getBoolean(3));
        }
    }
}
