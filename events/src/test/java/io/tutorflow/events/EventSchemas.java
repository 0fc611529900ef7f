package io.tutorflow.events;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** Judges messages by the published JSON Schemas. */
public final class EventSchemas {

    private static final String PUBLISHED_AT = "https://tutorflow.io/schemas/";
    private static final String NAMESPACE = "io.tutorflow.";

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            factory -> factory.schemaMappers(mappers -> mappers.mapPrefix(PUBLISHED_AT, "classpath:schemas/")));

    private EventSchemas() {}

    /** What the schema holds against the message; empty for a good one. */
    public static List<String> violations(EventType type, String json) {
        return schema(fileName(type)).validate(json, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /** {@code usage.recorded.v1.json} is the schema of the type {@code io.tutorflow.usage.recorded.v1}. */
    static String fileName(EventType type) {
        return type.typeName().substring(NAMESPACE.length()) + ".json";
    }

    private static JsonSchema schema(String fileName) {
        var strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return SCHEMAS.getSchema(SchemaLocation.of(PUBLISHED_AT + fileName), strict);
    }
}
