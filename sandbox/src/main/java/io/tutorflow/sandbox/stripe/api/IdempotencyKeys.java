package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What requests with a key were answered. Stripe promises to remember for at least 24 hours; here it is no more, so that
 * whoever leans on longer is found out.
 */
final class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(24);

    private static final String KIND = "~idempotency_key";
    private static final int LONGEST = 255;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    /** What was answered, and to which request. */
    record Remembered(Answer answer, String requestId) {}

    /** False if another request with this key is being worked on. */
    boolean claim(String key) {
        return inUse.add(key);
    }

    void release(String key) {
        inUse.remove(key);
    }

    static StripeError inUse(String key) {
        return StripeError.of(
                409,
                "invalid_request_error",
                "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotency-Key (that probably means you"
                        + " submitted twice, and the other request is still going through): " + key
                        + ". Please try again later.");
    }

    static Optional<StripeError> fault(String key) {
        return key.length() > LONGEST
                ? Optional.of(StripeError.invalid(null, "Idempotency-Key is longer than " + LONGEST + " characters"))
                : Optional.empty();
    }

    /** Throws {@link MisusedKey} if the key belongs to another request. */
    static Optional<Remembered> recall(Transaction transaction, String key, String request, JsonNode said) {
        Optional<ObjectNode> known = transaction
                .find(KIND, key)
                .filter(kept -> kept.get("at").asLong() + KEPT.toSeconds() > transaction.now());
        known.filter(kept -> !isSame(kept, request, said)).ifPresent(kept -> {
            throw new MisusedKey(mismatch(kept, request));
        });
        return known.map(kept -> new Remembered(
                new Answer(kept.get("status").asInt(), (ObjectNode) kept.get("body")),
                kept.get("request_id").asText()));
    }

    private static boolean isSame(ObjectNode kept, String request, JsonNode said) {
        return kept.get("request").asText().equals(request) && kept.get("said").equals(normal(said));
    }

    /** As it is read from a file: there a number is of the smallest type that holds it. */
    private static JsonNode normal(JsonNode said) {
        try {
            return JSON.readTree(said.toString());
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static StripeError mismatch(ObjectNode kept, String request) {
        boolean elsewhere = !kept.get("request").asText().equals(request);
        return StripeError.of(
                400,
                "idempotency_error",
                null,
                elsewhere
                        ? "Keys for idempotent requests can only be used for the same endpoint they were first used for ('"
                                + kept.get("request").asText() + "' vs '" + request
                                + "'). Try using a key other than '"
                                + kept.get("id").asText() + "' if you meant to"
                                + " execute a different request."
                        : "Keys for idempotent requests can only be used with the same parameters they were first used"
                                + " with. Try using a key other than '"
                                + kept.get("id").asText() + "' if you meant"
                                + " to execute a different request.");
    }

    static void remember(Transaction transaction, String key, Remembered what, String request, JsonNode said) {
        ObjectNode kept = JsonNodeFactory.instance
                .objectNode()
                .put("id", key)
                .put("at", transaction.now())
                .put("request", request)
                .put("request_id", what.requestId())
                .put("status", what.answer().status());
        kept.set("said", normal(said));
        kept.set("body", what.answer().body());
        transaction.change().put(KIND, kept);
    }

    /** Forgets what need not be known any longer; answers how much that was. */
    static int tidy(Transaction transaction) {
        var old = transaction
                .change()
                .oldestFirst(KIND)
                .filter(kept -> kept.get("at").asLong() + KEPT.toSeconds() <= transaction.now())
                .map(kept -> kept.get("id").asText())
                .toList();
        old.forEach(key -> transaction.change().delete(KIND, key));
        return old.size();
    }
}
