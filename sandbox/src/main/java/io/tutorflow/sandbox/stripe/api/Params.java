package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What a valid request says.
 *
 * @param id what its path is about; empty if nothing
 */
public record Params(String id, JsonNode said) {

    /** Where the parameter {@code a[b]} is, as {@code a/b}. */
    private JsonNode at(String path) {
        return said.at("/" + path);
    }

    public boolean has(String path) {
        JsonNode there = at(path);
        return there.isContainerNode()
                || !(there.isMissingNode() || there.asText().isEmpty());
    }

    public Optional<String> text(String path) {
        return has(path) ? Optional.of(at(path).asText()) : Optional.empty();
    }

    public long number(String path, long otherwise) {
        return at(path).asLong(otherwise);
    }

    public boolean is(String path) {
        return at(path).asBoolean(false);
    }

    public JsonNode node(String path) {
        return at(path);
    }

    /** A copy of what is said there, empty if nothing is; metadata is such a map. */
    public ObjectNode map(String path) {
        return at(path) instanceof ObjectNode map ? map.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    /** Lays these parameters, as far as they are given, on an object; an empty text takes a field away. */
    public ObjectNode copyTo(ObjectNode object, String... names) {
        for (String name : names) {
            JsonNode value = said.path(name);
            if (value.isTextual() && value.asText().isEmpty()) {
                object.putNull(name);
            } else if (!value.isMissingNode()) {
                object.set(name, value.deepCopy());
            }
        }
        return object;
    }

    /** Metadata is laid on what is there key by key; an empty text takes a key away, or in the place of all of it all. */
    public void mergeMetadata(ObjectNode object) {
        ObjectNode metadata = object.withObject("/metadata");
        if (at("metadata").isTextual()) {
            metadata.removeAll();
        }
        for (Map.Entry<String, JsonNode> field : map("metadata").properties()) {
            if (field.getValue().asText().isEmpty()) {
                metadata.remove(field.getKey());
            } else {
                metadata.set(field.getKey(), field.getValue());
            }
        }
    }
}
