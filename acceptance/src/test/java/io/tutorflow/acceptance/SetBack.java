package io.tutorflow.acceptance;

import io.tutorflow.bench.stack.LocalStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Keeps a database as it is at one moment, and sets it back to that, as a restore or a failover would. */
record SetBack(LocalStack stack, String database) {

    private static final String KEPT = "kept";

    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'""";

    /** All of one moment, while others write. */
    void keep() throws Exception {
        try (var connection = stack.superuser(database)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            execute(connection, "CREATE SCHEMA " + KEPT);
            for (var table : column(connection, TABLES)) {
                execute(connection, "CREATE TABLE %s.%s AS SELECT * FROM public.%s".formatted(KEPT, table, table));
            }
            connection.commit();
        }
    }

    /** Nobody may be connected. What was kept is forgotten. */
    void restore() throws Exception {
        try (var connection = stack.superuser(database)) {
            connection.setAutoCommit(false);
            execute(connection, "SET session_replication_role = replica");
            var tables = column(connection, TABLES);
            execute(connection, "TRUNCATE public." + String.join(", public.", tables));
            for (var table : tables) {
                var columns = column(connection, columnsOf(table)).getFirst();
                execute(
                        connection,
                        "INSERT INTO public.%s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s.%s"
                                .formatted(table, columns, columns, KEPT, table));
            }
            execute(connection, "DROP SCHEMA " + KEPT + " CASCADE");
            connection.commit();
        }
    }

    private static String columnsOf(String table) {
        return """
            SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = '%s' AND is_generated = 'NEVER'""".formatted(table);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
