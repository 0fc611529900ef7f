package io.tutorflow.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Documents parameters that mean the same in many operations. Most are read as texts, so that errors are in the API's
 * own words; clients still send numbers.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 30)
public class ParametersInOpenApi implements OASFilter {

    private static final String KEY = IdempotencyKey.HEADER;
    private static final int LONGEST_KEY = IdempotencyKey.LIMIT;
    private static final int LONGEST_CURSOR = 500;

    private static final Map<String, String> MEANINGS = Map.of(
            "limit",
            "Maximum number of items",
            "offset",
            "Number of items to skip",
            "cursor",
            "nextCursor of the previous page",
            KEY,
            "Makes retries safe: the same key and body get the same response",
            "editToken",
            "The credential: the edit token returned when the slide deck or video was created",
            "sceneId",
            "The scene's id",
            "id",
            "The id of the resource");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(item -> item.getOperations().values().stream())
                    .filter(operation -> takesKey(document, operation))
                    .forEach(ParametersInOpenApi::addKey);
            document.getPaths().getPathItems().values().stream()
                    .flatMap(item -> item.getOperations().values().stream())
                    .flatMap(ParametersInOpenApi::parameters)
                    .forEach(ParametersInOpenApi::describe);
        }
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? Stream.of() : operation.getParameters().stream();
    }

    /**
     * An operation that takes a key in the body takes it in the header too: {@link ReadingIdempotencyKeys} reads both.
     */
    private static boolean takesKey(OpenAPI document, Operation operation) {
        var body = operation.getRequestBody();
        return body != null
                && body.getContent() != null
                && body.getContent().getMediaTypes().values().stream()
                        .flatMap(type -> Stream.ofNullable(type.getSchema()))
                        .anyMatch(schema -> properties(document, schema).containsKey("idempotencyKey"))
                && parameters(operation).noneMatch(parameter -> KEY.equals(parameter.getName()));
    }

    private static Map<String, Schema> properties(OpenAPI document, Schema schema) {
        var name = schema.getRef() == null
                ? null
                : schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
        var named =
                name == null ? schema : document.getComponents().getSchemas().get(name);
        return named == null || named.getProperties() == null ? Map.of() : named.getProperties();
    }

    private static void addKey(Operation operation) {
        operation.addParameter(OASFactory.createParameter().name(KEY).in(Parameter.In.HEADER));
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "limit" ->
                parameter.setSchema(whole(1, Page.DEFAULT_LIMIT).maximum(BigDecimal.valueOf(Page.MAX_LIMIT)));
            case "offset" -> parameter.setSchema(whole(0, 0));
            case "cursor" -> parameter.setSchema(text().maxLength(LONGEST_CURSOR));
            case KEY -> parameter.setSchema(text().minLength(1).maxLength(LONGEST_KEY));
            case "editToken" -> parameter.setSchema(text().pattern("^[0-9a-f]{32}$"));
            default -> {
                // Described by each operation.
            }
        }
        var schema = parameter.getSchema();
        if (schema.getType() == null && schema.getEnumeration() != null) {
            schema.setType(List.of(SchemaType.STRING));
        }
        if (parameter.getDescription() == null) {
            parameter.setDescription(MEANINGS.get(parameter.getName()));
        }
    }

    private static Schema whole(int least, int missing) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.INTEGER))
                .format("int32")
                .minimum(BigDecimal.valueOf(least))
                .defaultValue(missing);
    }

    private static Schema text() {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING));
    }
}
