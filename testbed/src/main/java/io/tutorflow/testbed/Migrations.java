package io.tutorflow.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tables and triggers that a service's migrations create, read from their text.
 *
 * @param tables by name
 * @param triggers for each table the SQL that they run, by the trigger's name
 */
record Migrations(Set<String> tables, Map<String, Map<String, String>> triggers) {

    private static final Pattern STATEMENT = Pattern.compile(
            "CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?(?<made>\\w+)"
                    + "|DROP TABLE (?:IF EXISTS )?(?<dropped>\\w+)"
                    + "|CREATE (?:OR REPLACE )?FUNCTION (?<function>\\w+)\\(.*?\\$\\$(?<body>.*?)\\$\\$"
                    + "|CREATE (?:CONSTRAINT )?TRIGGER (?<trigger>\\w+)\\s.*?\\sON (?<on>\\w+).*?EXECUTE FUNCTION (?<runs>\\w+)"
                    + "|DROP TRIGGER (?:IF EXISTS )?(?<gone>\\w+) ON (?<from>\\w+)",
            Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

    static Migrations of(Path folder) {
        var tables = new TreeSet<String>();
        var triggers = new TreeMap<String, Map<String, String>>();
        var functions = new HashMap<String, String>();
        for (var found = STATEMENT.matcher(text(folder)); found.find(); ) {
            if (found.group("made") != null) {
                tables.add(found.group("made"));
            } else if (found.group("dropped") != null) {
                tables.remove(found.group("dropped"));
                triggers.remove(found.group("dropped"));
            } else if (found.group("function") != null) {
                functions.put(found.group("function"), found.group("body"));
            } else if (found.group("trigger") != null) {
                var body = functions.getOrDefault(found.group("runs"), "");
                triggers.computeIfAbsent(found.group("on"), table -> new TreeMap<>())
                        .put(found.group("trigger"), body);
            } else {
                triggers.getOrDefault(found.group("from"), Map.of()).remove(found.group("gone"));
            }
        }
        return new Migrations(tables, triggers);
    }

    private static String text(Path folder) {
        try (var files = Files.list(folder)) {
            var text = new StringBuilder();
            for (var file :
                    files.sorted(Comparator.comparingInt(Migrations::version)).toList()) {
                text.append(Files.readString(file).replaceAll("--.*", "")).append('\n');
            }
            return text.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int version(Path file) {
        var name = VERSION.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is no migration");
        }
        return Integer.parseInt(name.group(1));
    }
}
