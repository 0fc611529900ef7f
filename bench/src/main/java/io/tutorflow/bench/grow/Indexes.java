package io.tutorflow.bench.grow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The indexes of tables that are about to grow. A random key costs a page of an existing index for each row, but almost
 * nothing when the index is built from all rows together.
 */
record Indexes(Connection database, Set<String> tables) {

    /** PostgreSQL only maintains indexes that are ready, and makes them ready when it rebuilds them. */
    void leaveAside() throws SQLException {
        execute("SET session_replication_role = replica");
        for (var table : tables) {
            execute("UPDATE pg_index SET indisready = false, indisvalid = false WHERE indrelid = '" + table
                    + "'::regclass");
        }
    }

    /** Finds duplicates. The services wait, because otherwise two processes could deadlock on indexes. */
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
