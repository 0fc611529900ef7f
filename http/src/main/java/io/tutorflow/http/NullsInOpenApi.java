package io.tutorflow.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/** Says of every property in a service's OpenAPI document that may be null that it may, as its Java type does. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 50)
public class NullsInOpenApi implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView index;

    public NullsInOpenApi(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        if (components == null || components.getSchemas() == null) {
            return;
        }
        var classes = classesBySchemaName();
        components.getSchemas().forEach((name, schema) -> {
            var nullable = new HashSet<String>();
            classes.getOrDefault(name, List.of()).forEach(type -> collect(type, nullable));
            if (schema.getProperties() != null) {
                schema.setProperties(withNulls(schema.getProperties(), nullable));
            }
        });
    }

    private Map<String, List<ClassInfo>> classesBySchemaName() {
        var classes = new HashMap<String, List<ClassInfo>>();
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(type -> classes.computeIfAbsent(schemaName(type), name -> new ArrayList<>())
                        .add(type));
        return classes;
    }

    private static String schemaName(ClassInfo type) {
        var schema = type.declaredAnnotation(SCHEMA);
        var name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    private void collect(ClassInfo type, Set<String> nullable) {
        for (var field : type.fields()) {
            if (field.hasAnnotation(UNWRAPPED) || isUnwrappedComponent(type, field)) {
                var part = index.getClassByName(field.type().name());
                if (part != null) {
                    collect(part, nullable);
                }
            } else if (field.type().hasAnnotation(NULLABLE)) {
                nullable.add(field.name());
            }
        }
    }

    private static boolean isUnwrappedComponent(ClassInfo type, FieldInfo field) {
        var component = type.recordComponent(field.name());
        return component != null && component.hasAnnotation(UNWRAPPED);
    }

    private static Map<String, Schema> withNulls(Map<String, Schema> properties, Set<String> nullable) {
        var all = new LinkedHashMap<String, Schema>();
        properties.forEach((name, schema) -> all.put(name, nullable.contains(name) ? orNull(schema) : schema));
        return all;
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() == null) {
            if (schema.getType() != null) {
                schema.addType(Schema.SchemaType.NULL);
            }
            if (schema.getEnumeration() != null) {
                schema.addEnumeration(null);
            }
            return schema;
        }
        var description = schema.getDescription();
        return OASFactory.createSchema()
                .description(description)
                .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
}
