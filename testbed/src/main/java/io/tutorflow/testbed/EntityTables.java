package io.tutorflow.testbed;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks a service's entities against its tables as created by Flyway: each field has a column of its type. */
public final class EntityTables {

    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String TABLE = "jakarta.persistence.Table";
    private static final String COLUMN = "jakarta.persistence.Column";
    private static final String COLLECTION = "jakarta.persistence.OneToMany";
    private static final String NULLABLE = "org.jspecify.annotations.Nullable";

    /** What a field of a Java type is in PostgreSQL. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("java.util.UUID", "uuid"),
            Map.entry("java.lang.String", "text"),
            Map.entry("java.time.Instant", "timestamptz"),
            Map.entry("java.time.LocalDate", "date"),
            Map.entry("long", "int8"),
            Map.entry("java.lang.Long", "int8"),
            Map.entry("int", "int4"),
            Map.entry("java.lang.Integer", "int4"),
            Map.entry("short", "int2"),
            Map.entry("boolean", "bool"),
            Map.entry("java.util.List", "_text"));

    private static final String COLUMNS = """
            SELECT column_name, udt_name, is_nullable FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = ?""";

    private EntityTables() {}

    /**
     * @param service the package below {@code io.tutorflow}: {@code pricing}
     * @throws AssertionError that names every field without a matching column
     */
    public static void check(String service) throws SQLException {
        var entities = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.tutorflow." + service)
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ENTITY))
                        .toList();
        var database = TestbedResource.used().database(service);
        var faults = new ArrayList<String>();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            for (var entity : entities) {
                faults.addAll(faults(entity, connection));
            }
        }
        if (entities.isEmpty() || !faults.isEmpty()) {
            throw new AssertionError("Of " + entities.size() + " entities: " + String.join("; ", faults));
        }
    }

    private static List<String> faults(JavaClass entity, Connection connection) throws SQLException {
        var columns = columns(table(entity), connection);
        var faults = new ArrayList<String>();
        for (var field : entity.getFields()) {
            if (isStored(field)) {
                var expected = expected(field);
                var found = columns.get(column(field));
                if (!expected.equals(found)) {
                    faults.add(field.getFullName() + " wants " + expected + ", and its column is " + found);
                }
            }
        }
        return faults;
    }

    private static Map<String, String> columns(String table, Connection connection) throws SQLException {
        var columns = new TreeMap<String, String>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.put(
                            rows.getString(1),
                            described(rows.getString(2), rows.getString(3).equals("YES")));
                }
            }
        }
        return columns;
    }

    private static String expected(JavaField field) {
        var type = TYPES.get(field.getRawType().getName());
        if (type == null) {
            throw new AssertionError("Nobody knows what is stored of " + field.getFullName());
        }
        return described(type, isNullable(field));
    }

    /** The annotation is on the type, which only reflection reveals. */
    private static boolean isNullable(JavaField field) {
        return Arrays.stream(field.reflect().getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals(NULLABLE));
    }

    private static String described(String type, boolean nullable) {
        return nullable ? type + ", null" : type;
    }

    private static boolean isStored(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC) && !field.isAnnotatedWith(COLLECTION);
    }

    private static String table(JavaClass entity) {
        return text(entity.tryGetAnnotationOfType(TABLE)).orElseThrow();
    }

    private static String column(JavaField field) {
        return text(field.tryGetAnnotationOfType(COLUMN))
                .orElseGet(() -> field.getName().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> text(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation
                .flatMap(found -> found.get("name"))
                .map(Object::toString)
                .filter(name -> !name.isEmpty());
    }
}
