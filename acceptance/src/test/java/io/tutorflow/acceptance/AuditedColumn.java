package io.tutorflow.acceptance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column of one of the four databases, as its schema has it.
 *
 * @param words that a constraint of its table takes in it
 */
record AuditedColumn(String database, String table, String name, String type, boolean isNullable, Set<String> words) {

    private static final String ALL = """
            SELECT c.table_name, c.column_name, c.data_type, c.is_nullable = 'YES',
                   (SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k
                    WHERE k.conrelid = (quote_ident(c.table_name))::regclass AND k.contype = 'c'
                      AND k.conkey = ARRAY[c.ordinal_position::smallint])
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
            ORDER BY 1, c.ordinal_position""";

    private static final Pattern WORD = Pattern.compile("'([a-zA-Z_]+)'::text");

    static List<AuditedColumn> of(String database, Connection connection) throws SQLException {
        var columns = new ArrayList<AuditedColumn>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                columns.add(new AuditedColumn(
                        database,
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getBoolean(4),
                        words(rows.getString(5))));
            }
        }
        return columns;
    }

    private static Set<String> words(@org.jspecify.annotations.Nullable String constraints) {
        var words = new LinkedHashSet<String>();
        if (constraints != null) {
            WORD.matcher(constraints).results().map(found -> found.group(1)).forEach(words::add);
        }
        return words;
    }

    String tableName() {
        return database + "." + table;
    }

    @Override
    public String toString() {
        return database + "." + table + "." + name;
    }
}
