package io.tutorflow.sandbox.stripe.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stripe's published API, as far as it is known here. */
public final class Specification {

    public static final String API_VERSION = "2026-07-29.dahlia";

    /** What is derived, and what has been added to it by hand; ORIGIN.md says from where. */
    private static final List<String> RESOURCES = List.of("openapi-subset.json", "openapi-by-hand.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Operation> operations = new ArrayList<>();
    private final JsonNode resources;

    private Specification(JsonNode document) {
        withoutProse(document);
        resources = document.path("components").path("schemas");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                parameters(method.getValue())))));
        operations.sort(Comparator.comparingInt(operation -> operation.name().contains("{") ? 1 : 0));
    }

    public static Specification read() {
        return new Specification(document());
    }

    /** Everything that is published, as OpenAPI has it. */
    public static ObjectNode document() {
        ObjectNode document = JSON.createObjectNode();
        RESOURCES.forEach(name -> add(document, resource(name)));
        return document;
    }

    private static void add(ObjectNode document, JsonNode more) {
        ObjectNode paths = document.withObject("/paths");
        more.path("paths")
                .properties()
                .forEach(path -> addNew(paths.withObject("/" + path.getKey().replace("/", "~1")), path.getValue()));
        addNew(document.withObject("/components/schemas"), more.at("/components/schemas"));
    }

    private static void addNew(ObjectNode known, JsonNode more) {
        more.properties().forEach(entry -> {
            if (known.replace(entry.getKey(), entry.getValue()) != null) {
                throw new IllegalStateException(entry.getKey() + " is there twice");
            }
        });
    }

    private static JsonNode resource(String name) {
        String path = Specification.class.getPackageName().replace('.', '/') + "/" + name;
        try (InputStream content = Specification.class.getResourceAsStream("/" + path)) {
            if (content == null) {
                throw new IllegalStateException(path + " is missing from the class path");
            }
            return JSON.readTree(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Most of the document is explanations, for which a process need not keep memory. */
    private static void withoutProse(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("description").isTextual()) {
            object.remove("description");
        }
        node.forEach(Specification::withoutProse);
    }

    private static JsonNode parameters(JsonNode operation) {
        JsonNode body = operation.path("requestBody").path("content").elements().hasNext()
                ? operation
                        .path("requestBody")
                        .path("content")
                        .elements()
                        .next()
                        .path("schema")
                : JSON.createObjectNode();
        ObjectNode all = body.isEmpty() ? JSON.createObjectNode().put("type", "object") : (ObjectNode) body;
        all.put("additionalProperties", false);
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                all.withObject("/properties").set(parameter.get("name").asText(), parameter.get("schema"));
                if (parameter.path("required").asBoolean()) {
                    all.withArray("required").add(parameter.get("name").asText());
                }
            }
        });
        return all;
    }

    public Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.isAt(method, path))
                .findFirst();
    }

    /** @param name such as {@code POST /v1/refunds} */
    public boolean has(String name) {
        return operations.stream().anyMatch(operation -> operation.name().equals(name));
    }

    public Shapes shapes() {
        return new Shapes(resources);
    }
}
