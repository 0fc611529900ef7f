package io.tutorflow.sandbox.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Answers with the objects of one kind, newest first, page by page.
 *
 * @param url where it is, for the answer
 * @param filters the parameters that ask for objects whose field of that name has that value
 * @param questions the parameters that ask for something else, and what fits each
 */
public record Listing(
        String kind, String url, Set<String> filters, Map<String, BiPredicate<ObjectNode, JsonNode>> questions)
        implements Handler {

    private static final int USUAL_LIMIT = 10;
    private static final Set<String> PAGING = Set.of("limit", "starting_after", "ending_before", "expand", "created");

    public Listing(String kind, String url, Set<String> filters) {
        this(kind, url, filters, Map.of());
    }

    @Override
    public Answer handle(Transaction transaction, Params params) {
        demandKnown(params);
        int limit = (int) params.number("limit", USUAL_LIMIT);
        List<ObjectNode> found = page(transaction, params)
                .filter(object -> fits(object, params))
                .limit(limit + 1L)
                .toList();
        List<ObjectNode> shown = found.stream().limit(limit).toList();
        if (params.has("ending_before")) {
            shown = shown.reversed();
        }
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("object", "list")
                .put("url", url)
                .put("has_more", found.size() > limit);
        ArrayNode data = answer.putArray("data");
        shown.forEach(object -> data.add(object.deepCopy()));
        return Answer.ok(answer);
    }

    private void demandKnown(Params params) {
        params.said().fieldNames().forEachRemaining(name -> {
            if (!PAGING.contains(name) && !filters.contains(name) && !questions.containsKey(name)) {
                throw new Refused(StripeError.invalid(null, "The sandbox's Stripe cannot filter by " + name)
                        .about(name));
            }
        });
    }

    private Stream<ObjectNode> page(Transaction transaction, Params params) {
        if (params.has("ending_before")) {
            String id = params.text("ending_before").orElseThrow();
            transaction.demand(kind, id, "ending_before");
            return transaction.change().oldestFirst(kind, id);
        }
        return params.text("starting_after")
                .map(id -> {
                    transaction.demand(kind, id, "starting_after");
                    return transaction.change().newestFirst(kind, id);
                })
                .orElseGet(() -> transaction.change().newestFirst(kind));
    }

    private boolean fits(ObjectNode object, Params params) {
        return wasMade(object.path(object.has("created") ? "created" : "date").asLong(), params.node("created"))
                && filters.stream().filter(params::has).allMatch(name -> has(object, name, params.node(name)))
                && questions.entrySet().stream()
                        .filter(question -> params.has(question.getKey()))
                        .allMatch(question -> question.getValue().test(object, params.node(question.getKey())));
    }

    private static boolean wasMade(long at, JsonNode created) {
        return switch (created.getNodeType()) {
            case NUMBER -> at == created.asLong();
            case OBJECT ->
                at > created.path("gt").asLong(Long.MIN_VALUE)
                        && at >= created.path("gte").asLong(Long.MIN_VALUE)
                        && at < created.path("lt").asLong(Long.MAX_VALUE)
                        && at <= created.path("lte").asLong(Long.MAX_VALUE);
            default -> true;
        };
    }

    /** A list of wanted values is named in the plural: {@code types}, {@code lookup_keys}. */
    private static boolean has(ObjectNode object, String name, JsonNode wanted) {
        if (wanted.isArray()) {
            String value = object.path(name.substring(0, name.length() - 1)).asText();
            return Stream.iterate(0, index -> index < wanted.size(), index -> index + 1)
                    .anyMatch(index -> isLike(value, wanted.get(index).asText()));
        }
        return isLike(object.path(name).asText(), wanted.asText());
    }

    private static boolean isLike(String value, String wanted) {
        return wanted.endsWith(".*")
                ? value.startsWith(wanted.substring(0, wanted.length() - 1))
                : value.equals(wanted);
    }
}
