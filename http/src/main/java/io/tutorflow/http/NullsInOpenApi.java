package io.tutorflow.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

/** Marks every property that may be null as nullable, as its Java type says. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 50)
public class NullsInOpenApi implements OASFilter {

    private final RecordSchemas records;

    public NullsInOpenApi(IndexView index) {
        this.records = new RecordSchemas(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        if (components == null || components.getSchemas() == null) {
            return;
        }
        components.getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                schema.setProperties(withNulls(schema.getProperties(), records.nullable(name)));
            }
        });
    }

    private static Map<String, Schema> withNulls(Map<String, Schema> properties, Set<String> nullable) {
        var all = new LinkedHashMap<String, Schema>();
        properties.forEach((name, schema) -> all.put(name, nullable.contains(name) ? orNull(schema) : schema));
        return all;
    }

    /**
     * A closed list or another schema becomes one of two; null in a list of values is dropped when written. So are
     * defaults: beside the type they would make client generators require the property.
     */
    private static Schema orNull(Schema schema) {
        if (schema.getRef() == null && schema.getEnumeration() == null && schema.getDefaultValue() == null) {
            if (schema.getType() != null) {
                schema.addType(Schema.SchemaType.NULL);
            }
            return schema;
        }
        var description = schema.getDescription();
        schema.setDescription(null);
        return OASFactory.createSchema()
                .description(description)
                .addAnyOf(
                        schema.getRef() == null
                                ? schema
                                : OASFactory.createSchema().ref(schema.getRef()))
                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
}
