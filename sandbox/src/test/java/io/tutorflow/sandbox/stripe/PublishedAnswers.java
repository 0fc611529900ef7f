package io.tutorflow.sandbox.stripe;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import io.tutorflow.sandbox.stripe.schema.Specification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What Stripe publishes of its answers, held against ours. */
final class PublishedAnswers {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    private final JsonNode document;

    PublishedAnswers() throws IOException {
        document = JSON.readTree(Specification.document().toString());
    }

    /** The subset does not say that what a reference stands for may be null, as Stripe's own libraries know it is. */
    private static boolean isForgotten(ValidationMessage fault) {
        return fault.getInstanceLocation().toString().endsWith(".source")
                && fault.getMessage().contains("null found");
    }

    /** How it differs; empty if it does not. */
    Set<ValidationMessage> faults(String method, String template, int status, String body) throws IOException {
        JsonNode responses = document.at(
                "/paths/" + template.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT) + "/responses");
        JsonNode described = responses
                .path(status == 200 ? "200" : "default")
                .path("content")
                .path("application/json")
                .path("schema");
        if (described.isMissingNode()) {
            throw new IOException("nothing is published of " + method + " " + template);
        }
        ObjectNode schema = JSON.createObjectNode();
        schema.set("components", document.get("components"));
        schema.putArray("allOf").add(described);
        return SCHEMAS.getSchema(schema).validate(JSON.readTree(body)).stream()
                .filter(fault -> !isForgotten(fault))
                .collect(Collectors.toSet());
    }

    /** Fields that Stripe does not have, by the resource that they are shown of. */
    List<String> strangers(JsonNode answer) {
        List<String> strangers = new ArrayList<>();
        String resource = answer.path("object").asText();
        JsonNode known = document.at("/components/schemas").path(resource).path("properties");
        if (!known.isEmpty() && !answer.path("deleted").asBoolean()) {
            answer.fieldNames().forEachRemaining(field -> {
                if (!known.has(field)) {
                    strangers.add(resource + "." + field);
                }
            });
        }
        answer.forEach(inner -> strangers.addAll(strangers(inner)));
        return strangers;
    }
}
