package io.tutorflow.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Marks every property of a response as required unless its Java type omits it. For requests the constraints say so.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class RequiredInOpenApi implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";

    private final RecordSchemas records;

    public RequiredInOpenApi(IndexView index) {
        this.records = new RecordSchemas(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null
                || document.getComponents() == null
                || document.getComponents().getSchemas() == null) {
            return;
        }
        var schemas = document.getComponents().getSchemas();
        var answers = reachable(operations(document).flatMap(RequiredInOpenApi::answers), schemas);
        answers.removeAll(reachable(operations(document).flatMap(RequiredInOpenApi::requests), schemas));
        answers.forEach(name -> require(name, Objects.requireNonNull(schemas.get(name))));
    }

    private void require(String name, Schema schema) {
        if (schema.getProperties() != null) {
            var omitted = records.omitted(name);
            var required = schema.getProperties().keySet().stream()
                    .filter(property -> !omitted.contains(property))
                    .toList();
            schema.setRequired(required.isEmpty() ? null : required);
        }
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream());
    }

    private static Stream<Schema> answers(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .flatMap(response -> schemas(response.getContent()));
    }

    private static Stream<Schema> requests(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.of()
                : schemas(operation.getRequestBody().getContent());
    }

    private static Stream<Schema> schemas(@Nullable Content content) {
        return content == null
                ? Stream.of()
                : content.getMediaTypes().values().stream().flatMap(type -> Stream.ofNullable(type.getSchema()));
    }

    private static Set<String> reachable(Stream<Schema> from, Map<String, Schema> schemas) {
        var names = new HashSet<String>();
        var open = new ArrayDeque<>(from.toList());
        while (!open.isEmpty()) {
            var schema = open.remove();
            var reference = schema.getRef();
            if (reference != null && names.add(reference.substring(SCHEMAS.length()))) {
                open.add(Objects.requireNonNull(schemas.get(reference.substring(SCHEMAS.length()))));
            }
            SchemaParts.of(schema).forEach(open::add);
        }
        return names;
    }
}
