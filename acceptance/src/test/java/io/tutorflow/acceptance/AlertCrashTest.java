package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Both replicas of billing-service are killed (-9) while they tell of a balance that fell, and of a refusal. Each is told
 * once in the end, by mail and to the webhook.
 */
class AlertCrashTest {

    private static final String HOOKS = "/v1/platform/owner/webhook-endpoints";

    private final LocalStack stack = Suite.stack();
    private final Billing billing = new Billing(stack);
    private final String email = UUID.randomUUID() + "@agents.example";
    private final Client owner;
    private final Client agent;
    private final String hook;

    AlertCrashTest() throws Exception {
        var workspace = stack.workspaceWith(207);
        agent = workspace.client();
        owner = stack.owner(workspace.id());
        owner.put(
                "/v1/platform/owner/low-balance-threshold", Map.of("thresholdCredits", 205, "emails", List.of(email)));
        hook = owner.post(HOOKS, Map.of("url", "https://customer.invalid/hooks"))
                .body()
                .path("id")
                .asText();
    }

    @AfterEach
    void everythingIsReadyAgain() throws Exception {
        Waiting.until("everything is ready again", stack::isReady);
    }

    @Test
    void whileAFallIsTold() throws Exception {
        try (var lock = billing.locked("LOCK TABLE crossing IN EXCLUSIVE MODE")) {
            assertThat(agent.post("/v1/platform/tests", Map.of("prompt", "Rome", "itemCount", 7))
                            .status())
                    .isEqualTo(201);
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();
        }

        assertToldOnce("credits.balance_low");
    }

    @Test
    void whileARefusalIsTold() throws Exception {
        try (var lock = billing.locked("LOCK TABLE crossing IN EXCLUSIVE MODE")) {
            assertThat(agent.post("/v1/platform/slides", Map.of("prompt", "Rome", "slideCount", 100))
                            .status())
                    .isEqualTo(402);
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();
        }

        assertToldOnce("credits.exhausted");
    }

    private void assertToldOnce(String type) throws Exception {
        Waiting.until("everything is ready again", stack::isReady);
        Waiting.until("it is mailed", () -> billing.mailsTo(email) > 0);
        Waiting.until(
                "no signal is left",
                () -> billing.one("SELECT count(*)::text FROM balance_signal").equals("0"));
        assertThat(billing.mailsTo(email)).isEqualTo(1);
        var told = new ArrayList<String>();
        for (var delivery :
                owner.get(HOOKS + "/" + hook + "/deliveries?limit=100").body().path("items")) {
            told.add(delivery.path("type").asText());
        }
        assertThat(told).containsOnlyOnce(type);
        stack.tutorflow("audit").demandSuccess();
    }
}
