package io.tutorflow.testbed;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the tables that a piece of SQL reads or writes. */
final class SqlText {

    private static final String NAME = "(?:ONLY\\s+|LATERAL\\s+)?([a-z_]\\w*)(?:\\s+(?:AS\\s+)?[a-z]\\w*)?";
    private static final Pattern TABLES = Pattern.compile(
            "\\b(?:FROM|JOIN|INTO|UPDATE|USING|TABLE|TRUNCATE)\\s+" + NAME + "((?:\\s*,\\s*" + NAME + ")*)");
    private static final Pattern MORE = Pattern.compile(",\\s*" + NAME);
    private static final Pattern WRITTEN =
            Pattern.compile("\\b(?:INTO|(?<!FOR |KEY )UPDATE|DELETE FROM|TRUNCATE)\\s+(?:ONLY\\s+)?([a-z_]\\w*)");
    private static final Pattern CUT =
            Pattern.compile("\\b(?:FROM|JOIN|INTO|(?<!FOR |KEY )UPDATE|USING|TABLE|TRUNCATE)\\s*$");

    private SqlText() {}

    /** Names in the position of a table; they may include sub-queries and functions. */
    static Set<String> tables(String sql) {
        var names = new TreeSet<String>();
        for (var found = TABLES.matcher(sql); found.find(); ) {
            names.add(found.group(1));
            for (var more = MORE.matcher(found.group(2)); more.find(); ) {
                names.add(more.group(1));
            }
        }
        return names;
    }

    /** Names in the position of a table that is written. */
    static Set<String> written(String sql) {
        var names = new TreeSet<String>();
        for (var found = WRITTEN.matcher(sql); found.find(); ) {
            names.add(found.group(1));
        }
        return names;
    }

    /** Whether the text ends where a table's name would follow, which therefore cannot be read. */
    static boolean isCutBeforeATable(String sql) {
        return CUT.matcher(sql).find();
    }
}
