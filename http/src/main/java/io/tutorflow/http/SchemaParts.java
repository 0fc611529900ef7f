package io.tutorflow.http;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** The schemas that a schema consists of. */
final class SchemaParts {

    private SchemaParts() {}

    static Stream<Schema> of(Schema schema) {
        return Stream.of(
                        values(schema.getProperties()),
                        all(schema.getAnyOf()),
                        all(schema.getOneOf()),
                        all(schema.getAllOf()),
                        Stream.ofNullable(schema.getItems()),
                        Stream.ofNullable(schema.getAdditionalPropertiesSchema()))
                .flatMap(part -> part);
    }

    /** Including itself and nested parts; references are not followed. */
    static Stream<Schema> within(Schema schema) {
        return Stream.concat(Stream.of(schema), of(schema).flatMap(SchemaParts::within));
    }

    private static Stream<Schema> values(@Nullable Map<String, Schema> schemas) {
        return schemas == null ? Stream.of() : schemas.values().stream();
    }

    private static Stream<Schema> all(@Nullable Collection<Schema> schemas) {
        return schemas == null ? Stream.of() : schemas.stream();
    }
}
