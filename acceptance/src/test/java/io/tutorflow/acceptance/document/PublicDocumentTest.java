package io.tutorflow.acceptance.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What a typed client needs is said of every operation, and what is kept is what the services say. */
class PublicDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Set<String> CLOSED_LISTS = Set.of("type", "status", "groupBy", "billingSource");

    @Test
    void isWhatTheServicesSay() throws Exception {
        var joined = PublicDocument.joined();
        if (System.getProperty("openapi.write") != null) {
            PublicDocument.write(joined);
        }

        var advice = "The services say something else by now: run " + PublicDocument.COMMAND;
        var kept = PublicDocument.read();
        assertThat(differences("", kept, joined)).as(advice).isEmpty();
        assertThat(kept.toString().equals(joined.toString())).as(advice).isTrue();
        assertThat(PublicDocument.readYaml().toString().equals(joined.toString()))
                .as(advice)
                .isTrue();
    }

    /** Where the two differ: the whole documents would fill a log. */
    private static List<String> differences(String at, JsonNode kept, JsonNode said) {
        if (!kept.isObject() || !said.isObject()) {
            return kept.equals(said) ? List.of() : List.of(at);
        }
        var names = new TreeSet<String>();
        kept.fieldNames().forEachRemaining(names::add);
        said.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .flatMap(name -> differences(at + "/" + name, kept.path(name), said.path(name)).stream())
                .toList();
    }

    @Test
    void hasNothingInternal() throws Exception {
        assertThat(PublicDocument.read().toString()).doesNotContain("/internal", "serviceToken", "multipleOf");
    }

    @Test
    void namesEveryOperationOnce() throws Exception {
        var names = new ArrayList<String>();
        operations((name, operation) -> {
            assertThat(operation.path("operationId").asText()).as(name).matches("[a-z][A-Za-z0-9]+");
            assertThat(operation.has("security"))
                    .as(name + " says who may call it")
                    .isTrue();
            names.add(operation.path("operationId").asText());
        });

        assertThat(names).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    }

    @Test
    void countsInWholeNumbersAndClosesItsLists() throws Exception {
        operations((name, operation) -> operation.path("parameters").forEach(parameter -> {
            var of = name + " " + parameter.path("name").asText();
            var schema = parameter.path("schema");
            switch (parameter.path("name").asText()) {
                case "limit", "offset" ->
                    assertThat(schema.path("type").asText()).as(of).isEqualTo("integer");
                case String list
                when CLOSED_LISTS.contains(list) ->
                    assertThat(schema.path("enum").isEmpty())
                            .as(of + " is a closed list")
                            .isFalse();
                default -> assertThat(schema.isEmpty()).as(of).isFalse();
            }
        }));
    }

    @Test
    void saysOfEachAnswerWhatIsAlwaysThere() throws Exception {
        var document = PublicDocument.read();
        var answers = new HashSet<String>();
        operations((name, operation) ->
                operation.path("responses").forEach(response -> reach(document, response, answers)));

        assertThat(answers).hasSizeGreaterThan(60);
        for (var answer : answers) {
            var schema = document.path("components").path("schemas").path(answer);
            if (schema.path("type").asText().equals("object") && !schema.has("additionalProperties")) {
                assertThat(schema.path("required").isEmpty()).as(answer).isFalse();
            }
        }
    }

    @Test
    void saysOfWhatListsConsist() throws Exception {
        PublicDocument.read()
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> {
                            if (property.getValue().path("type").toString().contains("array")) {
                                assertThat(property.getValue().path("items").isEmpty())
                                        .as(schema.getKey() + "." + property.getKey())
                                        .isFalse();
                            }
                        }));
    }

    @Test
    void describesHeadersOfAnswers() throws Exception {
        operations((name, operation) -> {
            for (var status : List.of("429", "503")) {
                var response = operation.path("responses").path(status);
                assertThat(response.isMissingNode() || response.path("headers").has("Retry-After"))
                        .as(name + " " + status)
                        .isTrue();
            }
            if (operation.path("security").toString().contains("apiKey")) {
                assertThat(operation
                                .path("responses")
                                .path("429")
                                .path("headers")
                                .has("RateLimit"))
                        .as(name)
                        .isTrue();
            }
        });
    }

    private static void reach(JsonNode document, JsonNode from, Set<String> names) {
        for (var reference : from.findValuesAsText("$ref")) {
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            if (reference.startsWith("#/components/schemas/") && names.add(name)) {
                reach(document, document.path("components").path("schemas").path(name), names);
            }
        }
    }

    private static void operations(BiConsumer<String, JsonNode> each) throws Exception {
        for (Map.Entry<String, JsonNode> path :
                PublicDocument.read().path("paths").properties()) {
            path.getValue().properties().forEach(operation -> {
                if (METHODS.contains(operation.getKey())) {
                    each.accept(operation.getKey() + " " + path.getKey(), operation.getValue());
                }
            });
        }
    }
}
