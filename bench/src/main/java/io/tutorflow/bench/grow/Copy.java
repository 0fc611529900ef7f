package io.tutorflow.bench.grow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes many rows like one that the suite has written, except for columns that must differ: whatever columns a table
 * has, its rows are realistic.
 *
 * @param table of the row
 * @param like selects the row, as a condition on {@code t}
 * @param columns what differs, as expressions over the number {@code n} and the row {@code t}
 */
record Copy(String table, String like, Map<String, String> columns) {

    private static final String WRITABLE = """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = ? AND is_generated = 'NEVER'
            """;

    /** Sets the row aside, so that it need not be searched for again. */
    void begin(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS model");
            statement.execute("CREATE TEMP TABLE model AS SELECT * FROM " + table + " t WHERE " + like);
        }
    }

    /** Returns how many rows were written. */
    long write(Connection database, long from, long to) throws SQLException {
        try (var statement = database.prepareStatement(statement(database))) {
            statement.setLong(1, from);
            statement.setLong(2, to - 1);
            return statement.executeLargeUpdate();
        }
    }

    private String statement(Connection database) throws SQLException {
        var names = names(database);
        if (!Set.copyOf(names).containsAll(columns.keySet())) {
            throw new SQLException(table + " has not all of the columns " + columns.keySet());
        }
        var values = names.stream()
                .map(name -> columns.getOrDefault(name, "t." + name))
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ") SELECT " + values
                + " FROM model t CROSS JOIN generate_series(?, ?) n";
    }

    private List<String> names(Connection database) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = database.prepareStatement(WRITABLE)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
