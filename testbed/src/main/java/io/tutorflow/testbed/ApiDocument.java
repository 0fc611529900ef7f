package io.tutorflow.testbed;

import static java.util.Comparator.reverseOrder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a running service's OpenAPI document says about its responses. OpenAPI 3.1 describes them by JSON Schema
 * 2020-12.
 */
record ApiDocument(JsonNode root) {

    private static final String JSON_TYPE = "application/json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    static ApiDocument of(String service) {
        var request = HttpRequest.newBuilder(URI.create(service + "/q/openapi?format=json"))
                .build();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return new ApiDocument(
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /** Some are hidden, for tests and operations only. */
    private static final String INTERNAL = "/internal/";

    /** How a response differs from its description; empty if it does not, or if there is nothing at that address. */
    Optional<String> fault(String method, String path, int status, String body) {
        var operation = operation(method, path);
        if (operation.isEmpty()) {
            return status >= 400 || path.startsWith(INTERNAL)
                    ? Optional.empty()
                    : Optional.of("is not in the document");
        }
        var answer = operation.get().path("responses").path(Integer.toString(status));
        if (answer.isMissingNode()) {
            return Optional.of("has a status that the document does not tell of");
        }
        var described = answer.path("content");
        var content = described.path(JSON_TYPE).path("schema");
        if (!described.isEmpty() && !described.has(JSON_TYPE)) {
            return Optional.empty();
        }
        if (content.isMissingNode()) {
            return body.isEmpty() ? Optional.empty() : Optional.of("has a body that the document does not tell of");
        }
        return invalid(content, body);
    }

    private Optional<JsonNode> operation(String method, String path) {
        return root.path("paths").properties().stream()
                .filter(described -> pattern(described.getKey()).matcher(path).matches())
                .min(Comparator.comparingInt(ApiDocument::variables)
                        .thenComparing(ApiDocument::literal, reverseOrder()))
                .map(described -> described.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode());
    }

    private static int variables(Map.Entry<String, JsonNode> described) {
        return described.getKey().split("\\{").length;
    }

    /** How much of it is to be exactly as it stands: {@code {id}.pdf} is more so than {@code {id}}. */
    private static int literal(Map.Entry<String, JsonNode> described) {
        return VARIABLE.matcher(described.getKey()).replaceAll("").length();
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(Pattern.quote(template).replaceAll(VARIABLE.pattern(), "\\\\E[^/]+\\\\Q"));
    }

    private Optional<String> invalid(JsonNode content, String body) {
        var schema = JSON.createObjectNode();
        schema.set("components", root.path("components"));
        schema.putArray("allOf").add(content);
        try {
            var faults = SCHEMAS.getSchema(schema).validate(JSON.readTree(body));
            return faults.isEmpty() ? Optional.empty() : Optional.of("is not as described " + faults);
        } catch (JsonProcessingException notJson) {
            return Optional.of("is not JSON");
        }
    }
}
