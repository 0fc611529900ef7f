package io.tutorflow.sandbox.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/**
 * A request to the generator.
 *
 * @param key the idempotency key; the same key gets the same answer
 * @param texts everything a person wrote into the request, which may contain directives
 */
record GenerationRequest(String key, String category, int requestedUnits, int maxScore, String texts) {

    static final String TRANSCRIPTION = "session_transcription";

    /** Seconds of a day: the longest session that can be transcribed. */
    private static final int MOST_UNITS = 86_400;

    private static final int USUAL_MAX_SCORE = 10;

    /** Reads the body of a request; an {@link IllegalArgumentException} names the field that is wrong. */
    static GenerationRequest of(String key, JsonNode body) {
        require(!key.isBlank(), "header Idempotency-Key is required");
        String category = body.path("category").asText("");
        require(!category.isBlank(), "category is required");
        JsonNode units = body.path("requestedUnits");
        require(units.isInt() && units.intValue() >= 1, "requestedUnits must be a whole number of at least 1");
        require(units.intValue() <= MOST_UNITS, "requestedUnits must be at most " + MOST_UNITS);
        JsonNode fields = body.path("fields");
        require(fields.isMissingNode() || fields.isNull() || fields.isObject(), "fields must be an object");
        StringJoiner texts = new StringJoiner(" ");
        texts.add(body.path("prompt").asText(""));
        collect(fields, texts);
        return new GenerationRequest(
                key, category, units.intValue(), fields.path("maxScore").asInt(USUAL_MAX_SCORE), texts.toString());
    }

    /** Its units are seconds. */
    boolean isTranscription() {
        return category.equals(TRANSCRIPTION);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static void collect(JsonNode node, StringJoiner texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collect(child, texts));
    }
}
