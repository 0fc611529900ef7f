package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Both replicas of billing-service are killed (-9) while a paid invoice of Stripe's clears what it has charged: each record is
 * settled by it, and the line is cleared once.
 */
class SettlementCrashTest {

    private final LocalStack stack = Suite.stack();
    private final SuiteClock clock = new SuiteClock(stack);
    private final Billing billing = new Billing(stack);
    private final Client operator;

    SettlementCrashTest() throws Exception {
        operator = stack.operator();
    }

    @AfterEach
    void everythingIsReadyAgain() throws Exception {
        Waiting.until("everything is ready again", stack::isReady);
    }

    @Test
    void whileALineIsCleared() throws Exception {
        var workspace = metered();
        var subscription = subscription(workspace);
        RichBooks.create(workspace.client(), "courses", Map.of("prompt", "Rome", "lessonCount", 12));
        new MeteredDocuments(stack).awaitReported(workspace, 1);
        var invoice = endPeriod(workspace, subscription);
        send("/v1/invoices/" + invoice + "/finalize", "auto_advance=false");

        try (var lock =
                billing.locked("SELECT FROM wallet WHERE account_id = '" + workspace.id() + "' FOR NO KEY UPDATE")) {
            send("/v1/invoices/" + invoice + "/pay", "");
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();
        }

        everythingIsReadyAgain();
        billing.execute("UPDATE due_work SET due_at = now() WHERE job = 'metered-settlements'");
        new MeteredDocuments(stack).awaitSettled(workspace);
        assertThat(booked(workspace)).isEqualTo("line_cleared 600000");
        assertThat(billing.one("SELECT line_micros FROM wallet WHERE account_id = '" + workspace.id() + "'"))
                .isEqualTo("0");
        assertThat(billing.one("SELECT count(*) FROM metered_usage WHERE settled_by IS NOT NULL AND account_id = '"
                        + workspace.id() + "'"))
                .isEqualTo("1");
        stack.tutorflow("audit").demandSuccess();
    }

    private Workspace metered() throws Exception {
        var made = RichBooks.demand(() -> operator.post(
                        "/v1/admin/workspaces",
                        Map.of("name", "Metered", "slug", "metered-" + UUID.randomUUID(), "creditLineUsd", 10)))
                .body();
        var workspace = new Workspace(
                made.path("organizationId").asText(),
                stack.gateway().with(made.path("apiKey").asText()));
        new CollectedDocuments(stack).saveCard(workspace);
        RichBooks.demand(() -> operator.post("/v1/admin/stripe/catalog", Map.of()));
        RichBooks.switchTo(operator, workspace, "stripe_metered");
        return workspace;
    }

    /** As if it had begun an hour ago, and as billing-service has seen it. Answers its id. */
    private String subscription(Workspace workspace) throws Exception {
        Waiting.until("it has a subscription", () -> !subscriptionOf(workspace).isEmpty());
        var id = subscriptionOf(workspace);
        var begun = clock.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(1));
        tamper(id, item -> item.put("created", begun.getEpochSecond()));
        billing.execute("UPDATE due_work SET due_at = now() WHERE job = 'metered-subscriptions' AND id = '"
                + workspace.id() + "'");
        Waiting.until(
                "its beginning is seen",
                () -> billing.one("SELECT count(*) FROM metered_item WHERE since <= '" + begun + "' AND account_id = '"
                                        + workspace.id() + "'")
                                .compareTo("0")
                        > 0);
        return id;
    }

    private String subscriptionOf(Workspace workspace) throws Exception {
        return billing.one("SELECT coalesce(max(subscription_id), '') FROM metered_subscription WHERE account_id = '"
                + workspace.id() + "'");
    }

    /** Once the minute is over in which it was used: periods end with minutes. Answers the invoice. */
    private String endPeriod(Workspace workspace, String subscription) throws Exception {
        Waiting.until(
                "the minute is over",
                () -> billing.one("SELECT count(*) FROM metered_usage WHERE event_at < '"
                                + clock.now().truncatedTo(ChronoUnit.MINUTES) + "' AND account_id = '" + workspace.id()
                                + "'")
                        .equals("1"));
        var now = clock.now().truncatedTo(ChronoUnit.MINUTES);
        tamper(
                subscription,
                item -> item.put(
                                "current_period_start",
                                now.minus(Duration.ofHours(1)).getEpochSecond())
                        .put("current_period_end", now.getEpochSecond()));
        Waiting.until("it is charged", () -> !invoices(subscription).isEmpty());
        return invoices(subscription).at("/0/id").asText();
    }

    private JsonNode invoices(String subscription) throws Exception {
        return stack.stripe()
                .get("/v1/invoices?subscription=" + subscription)
                .body()
                .path("data");
    }

    private void tamper(String subscription, Consumer<ObjectNode> change) throws Exception {
        var items =
                stack.stripe().get("/v1/subscriptions/" + subscription).body().path("items");
        items.path("data").forEach(item -> change.accept((ObjectNode) item));
        var body = Client.json(Map.of("items", items)).getBytes(UTF_8);
        var stripe = stack.stripe();
        RichBooks.demand(() ->
                stripe.call("PUT", "/_sandbox/objects/" + subscription, body).join());
    }

    private void send(String path, String form) throws Exception {
        var stripe = stack.stripe();
        RichBooks.demand(() -> stripe.postText(path, "application/x-www-form-urlencoded", form));
    }

    private String booked(Workspace workspace) throws Exception {
        return billing.one("SELECT string_agg(kind || ' ' || amount_micros, ', ') FROM transfer"
                + " WHERE id = (SELECT id FROM metered_invoice WHERE account_id = '" + workspace.id() + "')");
    }
}
