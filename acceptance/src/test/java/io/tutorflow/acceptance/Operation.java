package io.tutorflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One method on one path of a service's OpenAPI document.
 *
 * @param path with {@code {variables}}
 * @param document the whole, in which references are looked up
 */
record Operation(String service, String method, String path, JsonNode description, JsonNode document) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

    /** As the tables name it. */
    String name() {
        return method + " " + path;
    }

    boolean isInternal() {
        return path.startsWith("/internal/");
    }

    /** What each variable of the path is an id of: the path up to and with it. */
    List<String> ids() {
        return VARIABLE.matcher(path)
                .results()
                .map(variable -> path.substring(0, variable.end()))
                .toList();
    }

    /** The path with an id for each variable. */
    String at(UnaryOperator<String> idOf) {
        var filled = new StringBuilder();
        var variables = VARIABLE.matcher(path);
        while (variables.find()) {
            variables.appendReplacement(filled, "");
            filled.append(idOf.apply(path.substring(0, variables.end())));
        }
        return variables.appendTail(filled).toString();
    }

    /** The parameters that stand in a query or a header. */
    List<JsonNode> parameters(String place) {
        var found = new ArrayList<JsonNode>();
        description.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals(place)) {
                found.add(parameter);
            }
        });
        return found;
    }

    /** Of the body; missing if it takes none. */
    JsonNode bodySchema() {
        return resolve(description
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema"));
    }

    boolean canLeaveItsBodyOut() {
        var body = description.path("requestBody");
        return !body.isMissingNode() && !body.path("required").asBoolean();
    }

    /** Of what may be null: what it is otherwise. */
    JsonNode resolve(JsonNode schema) {
        if (schema.has("anyOf")) {
            return resolve(schema.path("anyOf").path(0));
        }
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
