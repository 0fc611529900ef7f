package io.tutorflow.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A table has one owner: the package whose classes, entities and triggers read and write it. Others ask the owner's
 * types. Who owns what stands in {@code src/test/resources/table-owners.txt} of a service, and so does every exception
 * with its reason; an exception that nobody needs any more is a fault too, so that their number only falls.
 *
 * <p>The file has three kinds of line: {@code package: table table …}, where {@code *} is the owner of what everybody may
 * append to; {@code Class writes: table table …} of tables that one class of the owner's alone writes; and {@code who ->
 * table: reason}, where who is a package, {@code trigger NAME} or {@code Class writes}.
 */
public final class TableOwners {

    private static final Pattern LITERAL = Pattern.compile(
            "\"\"\"\\n(?<block>.*?)\"\"\"|\"(?<line>(?:[^\"\\\\\\n]|\\\\.)*)\"|//[^\\n]*|/\\*.*?\\*/|'\"'",
            Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("@Table\\(name = \"(\\w+)\"");
    private static final String EVERYBODY = "*";
    private static final String WRITES = " writes";

    private final String service;
    private final Migrations migrations;
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> writers = new HashMap<>();
    private final Map<String, String> exceptions = new TreeMap<>();
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> needed = new TreeSet<>();

    private TableOwners(String service) {
        this.service = service;
        this.migrations = Migrations.of(Path.of("src/main/resources/db/migration"));
    }

    /**
     * Reads the service of the current module.
     *
     * @param service the package below {@code io.tutorflow}: {@code pricing}
     * @throws AssertionError that names everything read or written by anyone but its owner
     */
    public static void check(String service) {
        var check = new TableOwners(service);
        check.readOwners();
        check.readSources();
        check.readTriggers();
        check.compare();
    }

    private void readOwners() {
        for (var line : lines(Path.of("src/test/resources/table-owners.txt"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            var left = line.substring(0, colon).strip();
            var right = line.substring(colon + 1).strip();
            if (left.contains("->")) {
                exceptions.put(left, right);
            } else if (left.endsWith(WRITES)) {
                var writer = left.substring(0, left.length() - WRITES.length());
                for (var table : right.split("\\s+")) {
                    writers.put(table, writer);
                }
            } else {
                for (var table : right.split("\\s+")) {
                    if (owners.put(table, left) != null) {
                        faults.add(table + " has two owners");
                    }
                }
            }
        }
    }

    private void readSources() {
        var root = Path.of("src/main/java/io/tutorflow", service);
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var user = root.relativize(file.getParent()).toString().replace('/', '.');
                var source = Files.readString(file);
                readEntity(user, file, source);
                readLiterals(user, file, source);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void readEntity(String user, Path file, String source) {
        for (var found = ENTITY.matcher(source); found.find(); ) {
            uses(user, found.group(1), file.getFileName().toString());
        }
    }

    private void readLiterals(String user, Path file, String source) {
        for (var found = LITERAL.matcher(source); found.find(); ) {
            var sql = found.group("block") != null ? found.group("block") : found.group("line");
            if (sql == null) {
                continue;
            }
            if (SqlText.isCutBeforeATable(sql)) {
                faults.add(file.getFileName() + " puts a statement together so that its table cannot be read: "
                        + sql.strip());
            }
            readWritten(file.getFileName().toString(), sql);
            SqlText.tables(sql)
                    .forEach(table -> uses(user, table, file.getFileName().toString()));
        }
    }

    private void readWritten(String file, String sql) {
        for (var table : SqlText.written(sql)) {
            var writer = writers.get(table);
            var user = file.replace(".java", "");
            if (writer != null && !writer.equals(user)) {
                except(user + WRITES + " -> " + table, writer + " alone writes it");
            }
        }
    }

    private void readTriggers() {
        for (var table : migrations.tables()) {
            migrations.triggers().getOrDefault(table, Map.of()).forEach((name, sql) -> {
                for (var used : SqlText.tables(sql)) {
                    var same = owners.getOrDefault(table, "").equals(owners.get(used));
                    if (migrations.tables().contains(used) && !same) {
                        foreign("trigger " + name, used, "on " + table);
                    }
                }
            });
        }
    }

    private void uses(String user, String table, String where) {
        if (migrations.tables().contains(table)) {
            var owner = owners.getOrDefault(table, "");
            if (!isWithin(user, owner) && !owner.equals(EVERYBODY)) {
                foreign(user, table, where);
            }
        }
    }

    /** The owner's package, or one below it. */
    private static boolean isWithin(String user, String owner) {
        return user.equals(owner) || user.startsWith(owner + ".");
    }

    private void foreign(String user, String table, String where) {
        except(
                user + " -> " + table,
                where + " uses what belongs to " + owners.getOrDefault(table, "nobody (name its owner)"));
    }

    private void except(String use, String fault) {
        needed.add(use);
        if (!exceptions.containsKey(use)) {
            faults.add(use + ": " + fault);
        }
    }

    private void compare() {
        for (var table : migrations.tables()) {
            if (!owners.containsKey(table)) {
                faults.add(table + " has no owner");
            }
        }
        for (var table : owners.keySet()) {
            if (!migrations.tables().contains(table)) {
                faults.add(table + " has an owner and does not exist");
            }
        }
        exceptions.forEach((use, reason) -> {
            if (!needed.contains(use)) {
                faults.add(use + " is an exception that nobody needs");
            } else if (reason.isBlank()) {
                faults.add(use + " is an exception without a reason");
            }
        });
        if (!faults.isEmpty()) {
            throw new AssertionError("A table has one owner:\n" + String.join("\n", faults));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
