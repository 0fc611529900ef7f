package io.tutorflow.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is no event of a type, made from its golden file: every field spoilt in every way, one at a time. */
public final class BadEvents {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Stands where a text is put that no tree can hold. */
    private static final String RAW = "@raw@";

    private static final List<String> WRONG_NUMBERS = List.of(
            "-1", "1e999", "-1e999", "1e2147483647", "9".repeat(400), "1e-2147483647", "\"1\"", "true", "[]", "{}");
    private static final List<String> WRONG_TEXTS =
            List.of("\"\"", "\" \"", "\"\\u0000\"", "5", "1e999", "true", "[]", "{}");
    private static final List<String> WRONG_FLAGS = List.of("\"true\"", "1", "0.5", "\"\"", "[]", "{}");
    private static final List<String> WRONG_OBJECTS = List.of("\"\"", "5", "[]", "{}", "[{}]");
    private static final List<String> WRONG_LISTS = List.of("\"\"", "5", "{}", "[null]", "[{}]", "[5]", "[[]]");

    /** An account can be in debt. */
    private static final Set<String> MAY_BE_NEGATIVE = Set.of("balanceCredits");

    /** A workspace may have no key at all, and terms none of these. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("keys", "discounts", "ownPrices", "tokenPrices");

    private BadEvents() {}

    /** One of them: what is wrong, and the bytes of the message's value, each as a character. */
    public record Bad(String what, String bytes) {

        public byte[] value() {
            return bytes.getBytes(ISO_8859_1);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** All but the message without a value, which means something on a topic of states. */
    public static List<Bad> of(EventType type) {
        var golden = GoldenEvents.json(type);
        var found = new ArrayList<Bad>();
        for (var whole : List.of("null", "", " ", "[]", "{}", "5", "true", "\"text\"", "{", "nul", "[null]")) {
            found.add(bad("the value " + whole, whole));
        }
        found.add(bad("a list of it", "[" + golden + "]"));
        found.add(bad("it twice", golden + golden));
        found.add(new Bad("bytes that are no text", "{\u00c3(}"));
        spoil(type, tree(golden), tree(golden), "", found);
        return found;
    }

    /** Good for ever: fields of the future are left alone. */
    public static String withSurplusFields(EventType type) {
        var event = tree(GoldenEvents.json(type));
        event.put("fieldOfTheFuture", 1).putNull("another").putArray("third").addObject();
        return event.toString();
    }

    private static void spoil(EventType type, ObjectNode whole, ContainerNode<?> at, String path, List<Bad> found) {
        if (at instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> spoilField(type, whole, object, name, path, found));
        } else if (at instanceof ArrayNode list && list.get(0) instanceof ObjectNode first) {
            spoil(type, whole, first, path + "0/", found);
        }
    }

    private static void spoilField(
            EventType type, ObjectNode whole, ObjectNode owner, String name, String path, List<Bad> found) {
        var pointer = path + name;
        found.add(bad(pointer + " is missing", without(whole, path, name)));
        for (var wrong : wrongValues(owner.get(name), name)) {
            found.add(bad(pointer + " is " + shortened(wrong), with(whole, path, name, wrong)));
        }
        if (!mayBeNull(type, name)) {
            found.add(bad(pointer + " is null", with(whole, path, name, "null")));
        }
        if (owner.get(name) instanceof ContainerNode<?> inner) {
            spoil(type, whole, inner, pointer + "/", found);
        }
    }

    private static List<String> wrongValues(JsonNode good, String name) {
        var wrong = new ArrayList<String>();
        switch (good.getNodeType()) {
            case NUMBER -> wrong.addAll(WRONG_NUMBERS);
            case STRING, NULL -> wrong.addAll(WRONG_TEXTS);
            case BOOLEAN -> wrong.addAll(WRONG_FLAGS);
            case OBJECT -> wrong.addAll(WRONG_OBJECTS);
            case ARRAY -> wrong.addAll(WRONG_LISTS);
            case BINARY, MISSING, POJO -> throw new IllegalStateException("in no golden file: " + good);
        }
        if (MAY_BE_NEGATIVE.contains(name)) {
            wrong.remove("-1");
        }
        if (good.isArray() && !MAY_BE_EMPTY.contains(name)) {
            wrong.add("[]");
        }
        return wrong;
    }

    private static boolean mayBeNull(EventType type, String name) {
        return switch (type) {
            case BALANCE_LOW -> name.equals("organizationId") || name.equals("studentId");
            case INVOICE_CLOSED -> name.equals("replaces");
            case BUDGET_RESTORED -> name.equals("period") || name.equals("limitTokens");
            case BUDGET_INCREASE_REQUESTED -> name.equals("requestedLimitTokens") || name.equals("note");
            case BUDGET_INCREASE_DECIDED ->
                Set.of("grantedTokens", "grantedAs", "reason", "replyEmail").contains(name);
            case ORGANIZATION_CHANGED -> name.equals("periodStart") || name.startsWith("next");
            case WORKSPACE_CHANGED -> name.equals("expiresAt");
            case TERMS_CHANGED -> name.equals("creditLineUsd") || name.equals("rateLimitPerMinute");
            case ACTIVITY_PRICES_CHANGED ->
                Set.of("organizationId", "inputPer1000", "outputPer1000", "capTokens", "variant", "courseId", "tokens")
                        .contains(name);
            case USAGE_RECORDED, USAGE_FINALIZED, USAGE_VOIDED, USAGE_SETTLED, CATALOG_PUBLISHED, BUDGET_EXCEEDED ->
                false;
        };
    }

    private static String without(ObjectNode whole, String path, String name) {
        var copy = whole.deepCopy();
        owner(copy, path).remove(name);
        return copy.toString();
    }

    private static String with(ObjectNode whole, String path, String name, String value) {
        var copy = whole.deepCopy();
        owner(copy, path).put(name, RAW);
        return copy.toString().replace('"' + RAW + '"', value);
    }

    private static ObjectNode owner(ObjectNode whole, String path) {
        return (ObjectNode) whole.at(path.isEmpty() ? "" : "/" + path.substring(0, path.length() - 1));
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a golden file is no JSON", e);
        }
    }

    private static Bad bad(String what, String value) {
        return new Bad(what, new String(value.getBytes(UTF_8), ISO_8859_1));
    }

    private static String shortened(String value) {
        return value.length() > 20 ? value.length() + " characters" : value;
    }
}
