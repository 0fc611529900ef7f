package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.acceptance.document.Npm;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events and webhooks as they are sent, held against the published schemas by a validator that counts in floating point. */
class MessagesTest {

    private static final Path SCHEMAS = Path.of("events/src/main/resources/schemas");
    private static final Path GOLDEN = Path.of("events/src/test/resources/golden");
    private static final Pattern TYPE =
            Pattern.compile("^ce_type: (?:[a-z]+\\.)*?tutorflow\\.(\\S+)$", Pattern.MULTILINE);
    private static final String HOOKS = "/v1/platform/owner/webhook-endpoints";
    private static final Map<String, String> OF_WEBHOOKS = Map.of(
            "payment.succeeded", "PaymentSucceeded",
            "payment.failed", "PaymentFailed",
            "budget.exceeded", "BudgetExceeded",
            "credits.balance_low", "BalanceLow",
            "credits.exhausted", "CreditsExhausted",
            "webhook.test", "WebhookTest");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Npm npm;

    private final LocalStack stack = Suite.stack();
    private final List<String> messages = new ArrayList<>();

    @BeforeAll
    static void install() throws Exception {
        npm = Npm.with("messages", "ajv@8.20.0", "ajv-formats@3.0.1");
    }

    @Test
    void areWhatTheSchemasSay() throws Exception {
        addGoldenFiles();
        addWebhooks(workspaceWithNews());
        addEvents();

        var document = Files.writeString(
                npm.file("openapi.json"),
                stack.gateway().get("/openapi.json").body().toString());
        var file = Files.write(npm.file("messages.jsonl"), messages);
        var output = npm.run(
                "node",
                npm.script("messages.mjs").toString(),
                stack.root().resolve(SCHEMAS).toString(),
                document.toString(),
                file.toString());

        assertThat(output).contains("usage.finalized.v1", "account.workspace-changed.v1", "CreditsExhaustedWebhook");
    }

    private void addGoldenFiles() throws Exception {
        try (var files = Files.list(stack.root().resolve(GOLDEN))) {
            for (var file : files.toList()) {
                var schema = file.getFileName().toString().replace(".json", "");
                add(schema, JSON.readTree(file.toFile()));
            }
        }
    }

    /** Work that is charged, work that fails, and a refusal; its owner listens. */
    private Client workspaceWithNews() throws Exception {
        var workspace = stack.workspaceWith(207);
        var owner = stack.owner(workspace.id());
        var hook = owner.post(HOOKS, Map.of("url", "https://customer.invalid/hooks"))
                .body()
                .path("id")
                .asText();
        demand(200, owner.put("/v1/platform/owner/low-balance-threshold", Map.of("thresholdCredits", 200)));
        demand(202, owner.post(HOOKS + "/" + hook + "/test", Map.of()));
        var agent = workspace.client();
        demand(201, agent.post("/v1/platform/tests", Map.of("prompt", "Rome [deliver 7]", "itemCount", 7)));
        demand(201, agent.post("/v1/platform/courses", Map.of("prompt", "Rome [fail]")));
        awaitTold(owner, hook, "webhook.test", "credits.balance_low");
        demand(402, agent.post("/v1/platform/slides", Map.of("prompt", "Rome", "slideCount", 100)));
        awaitTold(owner, hook, "credits.exhausted");
        return owner;
    }

    private static void demand(int status, Answer answer) {
        assertThat(answer.status()).as(() -> answer.body().toString()).isEqualTo(status);
    }

    private static void awaitTold(Client owner, String hook, String... types) throws Exception {
        Waiting.until(
                "the owner is told " + List.of(types), () -> told(owner, hook).containsAll(List.of(types)));
    }

    private static List<String> told(Client owner, String hook) {
        return deliveries(owner, hook).findValuesAsText("type");
    }

    private void addWebhooks(Client owner) throws Exception {
        for (var hook : owner.get(HOOKS).body().path("items")) {
            for (var delivery : deliveries(owner, hook.path("id").asText())) {
                var name = OF_WEBHOOKS.get(delivery.path("type").asText());
                add("#/components/schemas/" + name + "Webhook", delivery.path("payload"));
            }
        }
    }

    private static JsonNode deliveries(Client owner, String hook) {
        return owner.get(HOOKS + "/" + hook + "/deliveries?limit=100").body().path("items");
    }

    private void addEvents() throws Exception {
        var printed = stack.tutorflow("events", "--from-start").demandSuccess().output();
        for (var event : printed.split("(?m)^--- ", -1)) {
            var type = TYPE.matcher(event);
            if (type.find() && event.contains("\n{")) {
                add(type.group(1), JSON.readTree(event.substring(event.indexOf("\n{"))));
            }
        }
    }

    private void add(String schema, JsonNode message) {
        messages.add(JSON.createObjectNode()
                .put("schema", schema)
                .<ObjectNode>set("message", message)
                .toString());
    }
}
