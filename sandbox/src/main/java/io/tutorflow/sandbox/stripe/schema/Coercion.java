package io.tutorflow.sandbox.stripe.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns the texts of a form into the types that a schema wants, as far as they can be. What cannot stays text, and then
 * fails the schema.
 */
final class Coercion {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private Coercion() {}

    static JsonNode coerce(Raw raw, JsonNode schema) {
        JsonNode meant = schema.has("anyOf") ? alternative(raw, schema.get("anyOf")) : schema;
        String type = meant.path("type").asText("string");
        return switch (raw) {
            case Raw.Text text -> scalar(text.value(), type);
            case Raw.Fields fields ->
                type.equals("array") && fields.isNumbered()
                        ? array(fields, meant.path("items"))
                        : object(fields, meant);
        };
    }

    private static JsonNode alternative(Raw raw, JsonNode alternatives) {
        for (JsonNode alternative : alternatives) {
            if (fits(raw, alternative)) {
                return alternative;
            }
        }
        return alternatives.get(0);
    }

    private static boolean fits(Raw raw, JsonNode schema) {
        String type = schema.path("type").asText("string");
        return switch (raw) {
            case Raw.Fields fields -> type.equals("array") ? fields.isNumbered() : type.equals("object");
            case Raw.Text text ->
                switch (type) {
                    case "integer" -> INTEGER.matcher(text.value()).matches();
                    case "number" -> NUMBER.matcher(text.value()).matches();
                    case "boolean" -> isBoolean(text.value());
                    case "string" -> !schema.has("enum") || has(schema.get("enum"), text.value());
                    default -> false;
                };
        };
    }

    private static boolean has(JsonNode values, String text) {
        for (JsonNode value : values) {
            if (value.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoolean(String text) {
        return text.equals("true") || text.equals("false");
    }

    private static JsonNode scalar(String text, String type) {
        if (type.equals("integer") && INTEGER.matcher(text).matches()) {
            return JSON.numberNode(Long.parseLong(text));
        }
        if (type.equals("number") && NUMBER.matcher(text).matches()) {
            return JSON.numberNode(new BigDecimal(text));
        }
        if (type.equals("boolean") && isBoolean(text)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return JSON.textNode(text);
    }

    private static ArrayNode array(Raw.Fields fields, JsonNode items) {
        List<Map.Entry<String, Raw>> entries = new ArrayList<>(fields.entries().entrySet());
        entries.sort(Comparator.comparingInt(entry -> Integer.parseInt(entry.getKey())));
        ArrayNode array = JSON.arrayNode();
        entries.forEach(entry -> array.add(coerce(entry.getValue(), items)));
        return array;
    }

    static ObjectNode object(Raw.Fields fields, JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        fields.entries().forEach((name, raw) -> {
            JsonNode property = schema.path("properties").path(name);
            JsonNode meant = property.isMissingNode() ? schema.path("additionalProperties") : property;
            object.set(name, coerce(raw, meant));
        });
        return object;
    }
}
