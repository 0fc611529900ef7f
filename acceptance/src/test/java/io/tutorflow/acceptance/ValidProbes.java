package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.acceptance.Probe.Usual;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Bodies that an operation's document lets through: all that is optional is filled, each by itself, and each null. The
 * values come from the document too.
 */
final class ValidProbes {

    /** Begins what is odd about these: nothing is, so a failure of ours is the only wrong answer. */
    static final String VALID = "valid: ";

    /** What the rest means nothing without: rules between fields, which no schema says, but a description does. */
    private static final Map<String, List<String>> NEEDED = Map.ofEntries(
            Map.entry("POST /v1/admin/what-if", List.of("prices")),
            Map.entry("POST /v1/platform/evaluations", List.of("referenceAnswer")),
            Map.entry("POST /v1/platform/modules", List.of("prompt")),
            Map.entry("POST /v1/school/activities", List.of("variant")),
            Map.entry("POST /v1/school/budgets/increase-requests/{id}/approve", List.of("extraTokens")),
            Map.entry("POST /v1/school/distributions", List.of("studentId")),
            Map.entry("PUT /v1/admin/organizations/{organizationId}/plan", List.of("periodStart")),
            Map.entry(
                    "PUT /v1/platform/agent/checkout/auto-reload",
                    List.of("autoReloadThresholdUsd", "autoReloadTargetUsd")),
            Map.entry("PUT /v1/platform/owner/auto-reload", List.of("autoReloadThresholdUsd", "autoReloadTargetUsd")),
            Map.entry("PUT /v1/school/activity-prices", List.of("prices")),
            Map.entry("PUT /v1/school/teachers/{id}/budget", List.of("period", "limitTokens")));

    /** What excludes something that is there already. */
    private static final Map<String, List<String>> INSTEAD = Map.of(
            "POST /v1/admin/what-if", List.of("catalogVersion"),
            "POST /v1/school/activities", List.of("enrollmentId"),
            "POST /v1/school/budgets/increase-requests/{id}/approve", List.of("limitTokens"),
            "POST /v1/school/distributions", List.of("teacherId"));

    private final Usual usual;
    private final List<Probe> probes = new ArrayList<>();

    private ValidProbes(Usual usual) {
        this.usual = usual;
    }

    static List<Probe> of(Usual usual) {
        var probes = new ValidProbes(usual);
        if (!usual.operation().bodySchema().path("properties").isEmpty()
                && !usual.body().isEmpty()) {
            probes.addAll();
        }
        return probes.probes;
    }

    private void addAll() {
        var schema = usual.operation().bodySchema();
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        required.addAll(NEEDED.getOrDefault(usual.operation().name(), List.of()));
        var others = INSTEAD.getOrDefault(usual.operation().name(), List.of());
        var whole = (ObjectNode) Bodies.read(usual.body());
        var least = whole.deepCopy().retain(required);
        var full = whole.deepCopy();
        schema.path("properties").properties().forEach(property -> {
            var name = property.getKey();
            var value = whole.path(name);
            if (!required.contains(name) && !others.contains(name)) {
                var filled = value.isMissingNode() || value.isNull() ? valueOf(property.getValue(), name) : value;
                full.set(name, filled);
                add("only " + name, least.deepCopy().set(name, filled));
                add(name + " null", whole.deepCopy().putNull(name));
            }
        });
        add("all", full);
        add("none", least);
    }

    private void add(String what, JsonNode body) {
        probes.add(usual.body(VALID + what, fresh(body).toString().getBytes(UTF_8)));
    }

    /** What must be unique is. */
    private static JsonNode fresh(JsonNode body) {
        if (body.has("slug") && body.path("slug").asText().startsWith("matrix-")) {
            ((ObjectNode) body).put("slug", "matrix-" + UUID.randomUUID());
        }
        if (body.has("email")) {
            ((ObjectNode) body).put("email", UUID.randomUUID() + "@customer.example");
        }
        return body;
    }

    private JsonNode valueOf(JsonNode described, String name) {
        var schema = chosen(usual.operation().resolve(described));
        var nodes = JsonNodeFactory.instance;
        if (schema.path("format").asText().startsWith("date")) {
            // What its examples say is long ago.
            return nodes.textNode(text(schema, name));
        }
        for (var given : List.of("examples", "enum")) {
            if (schema.path(given).has(0)) {
                return schema.path(given).get(0);
            }
        }
        if (schema.has("default")) {
            return schema.get("default");
        }
        return switch (typeOf(schema)) {
            case "boolean" -> nodes.booleanNode(false);
            case "integer", "number" -> nodes.numberNode(least(schema));
            case "array" -> nodes.arrayNode().add(valueOf(schema.path("items"), name));
            case "object" -> {
                var object = nodes.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(inner -> object.set(inner.getKey(), valueOf(inner.getValue(), inner.getKey())));
                yield object;
            }
            default -> nodes.textNode(text(schema, name));
        };
    }

    /** Of what may be null, the rest. */
    private JsonNode chosen(JsonNode schema) {
        for (var kind : List.of("anyOf", "oneOf", "allOf")) {
            for (var one : schema.path(kind)) {
                if (!one.path("type").asText().equals("null")) {
                    return usual.operation().resolve(one);
                }
            }
        }
        return schema;
    }

    private static String typeOf(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
    }

    private static BigDecimal least(JsonNode schema) {
        if (schema.path("exclusiveMinimum").isNumber()) {
            return schema.path("exclusiveMinimum").decimalValue().add(BigDecimal.ONE);
        }
        return schema.path("minimum").isNumber() ? schema.path("minimum").decimalValue() : BigDecimal.ONE;
    }

    private static String text(JsonNode schema, String name) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
            case "date-time" -> Instant.now().plusSeconds(86_400).toString();
            case "uri" -> "https://customer.invalid/" + name;
            default -> name.toLowerCase(Locale.ROOT).contains("email") ? "somebody@customer.example" : sized(schema);
        };
    }

    private static String sized(JsonNode schema) {
        int least = Math.max(2, schema.path("minLength").asInt());
        return "en"
                .repeat(least)
                .substring(0, Math.min(least, schema.path("maxLength").asInt(least)));
    }
}
