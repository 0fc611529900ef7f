package io.tutorflow.acceptance.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Bodies that are known to be right: requests that the suite sends to every operation, and the answers in the README. */
final class Examples {

    private static final Pattern ANSWER = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final String JSON_TYPE = "application/json";
    private static final String PLACEHOLDER = "${";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of which operation and status the README's answers are, in their order. */
    private static final List<String> OF_README = List.of(
            "POST /v1/platform/agent/register 201",
            "POST /v1/platform/quotes 200",
            "POST /v1/platform/courses 201",
            "GET /v1/platform/agent/account 200",
            "POST /v1/platform/courses 402");

    private final Path root;

    Examples(Path root) {
        this.root = root;
    }

    void addTo(ObjectNode document) throws IOException {
        try (var bodies = Objects.requireNonNull(
                Examples.class.getResourceAsStream("/io/tutorflow/acceptance/bodies.json"), "bodies.json")) {
            JSON.readTree(bodies).properties().forEach(body -> {
                if (!body.getValue().toString().contains(PLACEHOLDER)) {
                    var content = operation(document, body.getKey())
                            .path("requestBody")
                            .path("content")
                            .path(JSON_TYPE);
                    set(content, body.getValue());
                }
            });
        }
        var answers = ANSWER.matcher(Files.readString(root.resolve("README.md")))
                .results()
                .toList();
        for (int i = 0; i < OF_README.size(); i++) {
            var status = OF_README.get(i).substring(OF_README.get(i).lastIndexOf(' ') + 1);
            var content = operation(
                            document,
                            OF_README.get(i).substring(0, OF_README.get(i).lastIndexOf(' ')))
                    .path("responses")
                    .path(status)
                    .path("content")
                    .path(JSON_TYPE);
            set(content, JSON.readTree(answers.get(i).group(1)));
        }
    }

    private static JsonNode operation(ObjectNode document, String name) {
        var space = name.indexOf(' ');
        return document.path("paths")
                .path(name.substring(space + 1))
                .path(name.substring(0, space).toLowerCase(Locale.ROOT));
    }

    private static void set(JsonNode content, JsonNode example) {
        if (content instanceof ObjectNode type) {
            type.set("example", example);
        }
    }
}
