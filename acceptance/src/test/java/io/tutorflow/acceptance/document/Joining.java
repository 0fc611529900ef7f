package io.tutorflow.acceptance.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Several services' documents as one: what outsiders can call, and the schemas that this needs. */
final class Joining {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<ObjectNode> documents;
    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Map<String, JsonNode> webhooks = new TreeMap<>();
    private final Map<String, JsonNode> schemas = new TreeMap<>();
    private final Map<String, Map<String, JsonNode>> others = new TreeMap<>();

    Joining(List<ObjectNode> documents) {
        this.documents = documents;
    }

    ObjectNode document() {
        documents.forEach(this::add);
        Tags.set(paths);
        var document = NODES.objectNode().put("openapi", "3.1.0");
        document.set("info", Preface.info());
        document.set("servers", Preface.servers());
        document.set("tags", Tags.described(paths, webhooks));
        document.set("paths", object(paths));
        document.set("webhooks", object(webhooks));
        var components = document.putObject("components");
        components.set("schemas", object(schemas));
        others.forEach((kind, named) -> components.set(kind, object(named)));
        return document;
    }

    private void add(ObjectNode service) {
        var own = service.deepCopy();
        own.path("paths").properties().forEach(path -> {
            if (isForCallers(path.getKey())) {
                paths.put(path.getKey(), path.getValue());
            }
        });
        own.path("webhooks").properties().forEach(hook -> webhooks.put(hook.getKey(), hook.getValue()));
        var names = publicNames(own);
        own.path("paths").forEach(path -> rename(path, names));
        own.path("webhooks").forEach(hook -> rename(hook, names));
        names.forEach((name, publicName) -> {
            var schema = own.path("components").path("schemas").path(name);
            rename(schema, names);
            schemas.put(publicName, schema);
        });
        for (var kind : List.of("parameters", "headers", "securitySchemes")) {
            own.path("components").path(kind).properties().forEach(entry -> {
                if (!entry.getKey().equals("serviceToken")) {
                    others.computeIfAbsent(kind, none -> new TreeMap<>()).put(entry.getKey(), entry.getValue());
                }
            });
        }
    }

    private static boolean isForCallers(String path) {
        return path.startsWith("/v1/") || path.startsWith("/callbacks/");
    }

    /** A caller does not care that we call a body's class a view of something. Equal schemas of two services are one. */
    private Map<String, String> publicNames(ObjectNode service) {
        var all = service.path("components").path("schemas");
        var needed = needed(service, all);
        var names = new LinkedHashMap<String, String>();
        for (var name : needed) {
            var plain = plain(name);
            var free = !schemas.containsKey(plain) && !names.containsValue(plain);
            names.put(name, free || isSame(plain, all.path(name)) ? plain : name);
        }
        names.forEach((name, publicName) -> {
            if (schemas.containsKey(publicName) && !isSame(publicName, all.path(name))) {
                throw new IllegalStateException(
                        "Two schemas are called " + publicName + "; give one @Schema(name = …)");
            }
        });
        return names;
    }

    private static String plain(String name) {
        var plain = name.replaceAll("Body$", "");
        return plain.matches("Page[A-Z].*") ? plain.substring("Page".length()) + "Page" : plain;
    }

    private boolean isSame(String publicName, JsonNode schema) {
        var known = schemas.get(publicName);
        return known != null && shape(known).equals(shape(schema));
    }

    /** Without the names of other schemas, which may be plain already. */
    private static String shape(JsonNode schema) {
        return schema.toString().replaceAll("\"#/components/schemas/(\\w+?)(Body)?\"", "\"$1\"");
    }

    private static Set<String> needed(ObjectNode service, JsonNode schemas) {
        var open = new ArrayDeque<JsonNode>();
        service.path("paths").properties().stream()
                .filter(path -> isForCallers(path.getKey()))
                .forEach(path -> open.add(path.getValue()));
        service.path("webhooks").forEach(open::add);
        var found = new TreeSet<String>();
        while (!open.isEmpty()) {
            for (var reference : open.remove().findValuesAsText("$ref")) {
                if (reference.startsWith(SCHEMAS) && found.add(reference.substring(SCHEMAS.length()))) {
                    open.add(schemas.path(reference.substring(SCHEMAS.length())));
                }
            }
        }
        return found;
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object && object.path("$ref").asText().startsWith(SCHEMAS)) {
            var name = object.path("$ref").asText().substring(SCHEMAS.length());
            object.put("$ref", SCHEMAS + names.getOrDefault(name, name));
            // A schema that says its type beside a reference says it twice.
            object.remove("type");
        }
        node.forEach(part -> rename(part, names));
    }

    private static ObjectNode object(Map<String, JsonNode> entries) {
        var object = NODES.objectNode();
        entries.forEach(object::set);
        return object;
    }
}
