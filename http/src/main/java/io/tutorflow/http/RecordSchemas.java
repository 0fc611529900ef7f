package io.tutorflow.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/** The records behind the schemas of a service's OpenAPI document, and what their components say about a property. */
final class RecordSchemas {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView index;
    private final Map<String, List<ClassInfo>> classes = new HashMap<>();

    RecordSchemas(IndexView index) {
        this.index = index;
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(type -> classes.computeIfAbsent(schemaName(type), name -> new ArrayList<>())
                        .add(type));
    }

    private static String schemaName(ClassInfo type) {
        var schema = type.declaredAnnotation(SCHEMA);
        var name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    /** Properties that may be null. */
    Set<String> nullable(String schema) {
        return properties(schema, (type, field) -> isNullable(field));
    }

    /** Properties that a response may omit: those that may be null where nulls are left out. */
    Set<String> omitted(String schema) {
        return properties(schema, (type, field) -> isNullable(field) && leavesOutNulls(type, field));
    }

    private Set<String> properties(String schema, BiPredicate<ClassInfo, FieldInfo> wanted) {
        var found = new HashSet<String>();
        classes.getOrDefault(schema, List.of()).forEach(type -> collect(type, wanted, found));
        return found;
    }

    private void collect(ClassInfo type, BiPredicate<ClassInfo, FieldInfo> wanted, Set<String> found) {
        for (var field : type.fields()) {
            if (field.hasAnnotation(UNWRAPPED) || isUnwrappedComponent(type, field)) {
                var part = index.getClassByName(field.type().name());
                if (part != null) {
                    collect(part, wanted, found);
                }
            } else if (wanted.test(type, field)) {
                found.add(field.name());
            }
        }
    }

    private static boolean isUnwrappedComponent(ClassInfo type, FieldInfo field) {
        var component = type.recordComponent(field.name());
        return component != null && component.hasAnnotation(UNWRAPPED);
    }

    private static boolean isNullable(FieldInfo field) {
        return field.type().hasAnnotation(NULLABLE);
    }

    private static boolean leavesOutNulls(ClassInfo type, FieldInfo field) {
        var own = field.annotation(INCLUDE);
        return isNonNull(own == null ? type.declaredAnnotation(INCLUDE) : own);
    }

    private static boolean isNonNull(@Nullable AnnotationInstance include) {
        return include != null
                && include.value() != null
                && include.value().asEnum().equals(JsonInclude.Include.NON_NULL.name());
    }
}
