package io.tutorflow.acceptance.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Chapters: operations by what their paths are about. */
final class Tags {

    /** @param prefix of paths; the longest that fits decides */
    private record Chapter(String prefix, String name, String about) {}

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter(
                    "/v1/platform/agent",
                    "Workspaces",
                    "An agent's own workspace: registration, account, verification."),
            new Chapter("/v1/platform/agent/api-keys", "API keys", "The keys that agents call with."),
            new Chapter("/v1/platform/agent/billing", "Paying", "Credits by card, once or automatically."),
            new Chapter("/v1/platform/agent/checkout", "Paying", ""),
            new Chapter("/v1/platform/agent/usage", "History", "Usage records and transactions."),
            new Chapter("/v1/platform/agent/transactions", "History", ""),
            new Chapter("/v1/platform/agent/invoices", "Invoices", "What is billed by invoice."),
            new Chapter("/v1/platform/owner/invoices", "Invoices", ""),
            new Chapter("/v1/platform/agent/credit-notes", "Invoices", ""),
            new Chapter("/v1/platform/owner/credit-notes", "Invoices", ""),
            new Chapter("/v1/platform/owner", "Workspace owners", "For the person behind a workspace."),
            new Chapter("/v1/platform/pricing-catalog", "Prices", "The catalogue in force, and quotes."),
            new Chapter("/v1/platform/.well-known", "Prices", ""),
            new Chapter("/v1/platform/quotes", "Prices", ""),
            new Chapter("/v1/platform/evaluations", "Evaluations", "Billed per request."),
            new Chapter("/v1/platform/courses", "Courses", "Billed by lessons delivered."),
            new Chapter("/v1/platform/modules", "Modules", "Billed by lessons delivered."),
            new Chapter("/v1/platform/tests", "Tests", "Billed by items delivered."),
            new Chapter("/v1/platform/slides", "Slides", "Billed by slides requested, once any are delivered."),
            new Chapter("/v1/platform/videos", "Videos", "Billed by scenes delivered."),
            new Chapter(
                    "/v1/platform/slides/edit", "Editing", "For anyone with the edit token; free except for add-ons."),
            new Chapter("/v1/platform/videos/edit", "Editing", ""),
            new Chapter("/v1/school", "Schools", "An organization's tokens, and its people."),
            new Chapter(
                    "/v1/school/activities", "Activities", "Paid for by the organization's plan or with its tokens."),
            new Chapter("/v1/school/generations", "Activities", ""),
            new Chapter("/v1/school/enrollments", "Activities", ""),
            new Chapter("/v1/school/groups", "Activities", ""),
            new Chapter("/v1/school/activity-prices", "Activities", ""),
            new Chapter("/v1/school/budgets", "Budgets", "How much teachers may spend."),
            new Chapter("/v1/school/teachers", "Budgets", ""),
            new Chapter("/v1/school/settings/default-budget", "Budgets", ""),
            new Chapter("/v1/school/plan-usage", "Budgets", ""),
            new Chapter("/v1/admin", "Operators", "For the people who run the platform."),
            new Chapter("/callbacks", "Callbacks", "For the renderer only."));

    private static final String WEBHOOKS = "Webhooks";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Tags() {}

    static void set(Map<String, JsonNode> paths) {
        paths.forEach((path, operations) -> operations.forEach(operation -> {
            if (operation instanceof ObjectNode described) {
                described.putArray("tags").add(of(path).name());
            }
        }));
    }

    private static Chapter of(String path) {
        return CHAPTERS.stream()
                .filter(chapter -> path.startsWith(chapter.prefix()))
                .max(Comparator.comparingInt(chapter -> chapter.prefix().length()))
                .orElseThrow(() -> new IllegalStateException("No chapter has " + path));
    }

    static ArrayNode described(Map<String, JsonNode> paths, Map<String, JsonNode> webhooks) {
        var used =
                paths.keySet().stream().map(path -> of(path).name()).distinct().toList();
        var tags = NODES.arrayNode();
        CHAPTERS.stream()
                .filter(chapter -> !chapter.about().isEmpty() && used.contains(chapter.name()))
                .forEach(chapter -> tags.addObject().put("name", chapter.name()).put("description", chapter.about()));
        Stream.of(webhooks)
                .filter(hooks -> !hooks.isEmpty())
                .forEach(hooks -> tags.addObject()
                        .put("name", WEBHOOKS)
                        .put("description", "Requests to a customer's own server."));
        return tags;
    }
}
