package io.tutorflow.bench.grow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The indexes of tables that are about to grow much. Random keys cost a page of the index for each row while it is there,
 * and nearly nothing when it is built of all rows together.
 */
record Indexes(Connection database, Set<String> tables) {

    /** PostgreSQL keeps up only the indexes that are ready, and makes them so when it rebuilds them. */
    void leaveAside() throws SQLException {
        execute("SET session_replication_role = replica");
        for (var table : tables) {
            execute("UPDATE pg_index SET indisready = false, indisvalid = false WHERE indrelid = '" + table
                    + "'::regclass");
        }
    }

    /** Finds what would not have been unique. The services wait: who takes one index after the other meets them. */
    void rebuild() throws SQLException {
        execute("SET maintenance_work_mem = '1GB'");
        database.setAutoCommit(false);
        for (var table : tables) {
            System.err.println(table + ": its indexes");
            execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            execute("REINDEX TABLE " + table);
            database.commit();
        }
        database.setAutoCommit(true);
        execute("SET session_replication_role = origin");
    }

    private void execute(String statement) throws SQLException {
        try (var sql = database.createStatement()) {
            sql.execute(statement);
        }
    }
}
