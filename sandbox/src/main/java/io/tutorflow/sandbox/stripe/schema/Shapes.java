package io.tutorflow.sandbox.stripe.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Stripe's objects look like, by their published schemas. */
public final class Shapes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode resources;

    Shapes(JsonNode resources) {
        this.resources = resources;
    }

    /** Adds each field that Stripe always sends and the object does not have: null where that is allowed, or empty. */
    public ObjectNode complete(String resource, ObjectNode object) {
        JsonNode schema = resources.path(resource);
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException("Stripe publishes no object '" + resource + "'");
        }
        fill(object, schema);
        return object;
    }

    private void fill(ObjectNode object, JsonNode schema) {
        schema.path("required").forEach(name -> {
            if (!object.has(name.asText())) {
                object.set(name.asText(), empty(schema.path("properties").path(name.asText())));
            }
        });
        object.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner) {
                fill(inner, schema.path("properties").path(field.getKey()));
            }
        });
    }

    private JsonNode empty(JsonNode schema) {
        if (schema.path("nullable").asBoolean()) {
            return NullNode.getInstance();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "string" -> JSON.textNode("");
            case "integer", "number" -> JSON.numberNode(0);
            case "boolean" -> JSON.booleanNode(false);
            case "array" -> JSON.arrayNode();
            case "object" -> filled(schema);
            default -> throw new IllegalArgumentException("no empty value for " + schema);
        };
    }

    private ObjectNode filled(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        fill(object, schema);
        return object;
    }
}
