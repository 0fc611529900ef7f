package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import io.tutorflow.bench.stack.Unread;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What callers see while a part is away, and that everything is right once it is back. */
class OutageTest {

    private final LocalStack stack = Suite.stack();

    @Test
    void withoutKafkaCreatesAreAnsweredAndCapturedLater() throws Exception {
        var workspace = stack.workspaceWith(100);
        assertThat(course(workspace, "Warm up").status()).isEqualTo(201);
        Waiting.until("the first is captured", () -> balance(workspace) == 95);
        stack.tutorflow("stop", "kafka").demandSuccess();

        for (int i = 0; i < 5; i++) {
            assertThat(course(workspace, "Without Kafka " + i).status()).isEqualTo(201);
        }
        assertThat(balance(workspace)).isEqualTo(95);

        stack.tutorflow("start", "kafka").demandSuccess();
        Waiting.until("all are captured", () -> balance(workspace) == 70);
        stack.tutorflow("audit").demandSuccess();
    }

    /** It is captured without Kafka, but that it has been read cannot be written there yet. */
    @Test
    void whatWasCapturedWithoutKafkaCountsAsReadOnceItIsBack() throws Exception {
        var workspace = stack.workspaceWith(100);
        var ordered = Thread.ofVirtual().start(() -> course(workspace, "Time to lock the wallet [slow 3s]"));
        Waiting.until("it is held", () -> held(workspace) == 5);
        try (var lock = new Billing(stack)
                .locked("SELECT 1 FROM wallet WHERE account_id = '" + workspace.id() + "' FOR UPDATE")) {
            ordered.join();
            Billing.awaitSomebodyWaiting(lock);
            stack.tutorflow("stop", "kafka").demandSuccess();
        }
        Waiting.until("it is captured", () -> balance(workspace) == 95);

        stack.tutorflow("start", "kafka").demandSuccess();

        assertThat(leftUnread()).isEmpty();
    }

    private List<Unread> leftUnread() throws Exception {
        long deadline = System.nanoTime() + Waiting.PATIENCE.toNanos();
        var unread = Unread.of(stack, "billing-service", "tutorflow.usage.finalized");
        while (!unread.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(Waiting.GLANCE);
            unread = Unread.of(stack, "billing-service", "tutorflow.usage.finalized");
        }
        return unread;
    }

    @Test
    void withoutTheGeneratorCreatesFailAndAreFree() throws Exception {
        var workspace = stack.workspaceWith(100);
        stack.tutorflow("stop", "generator").demandSuccess();

        var answer = course(workspace, "Without a generator");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("status").asText()).isEqualTo("FAILED");
        assertThat(answer.body().path("charged").asBoolean(true)).isFalse();
        Waiting.until("the hold is released", () -> held(workspace) == 0);
        assertThat(balance(workspace)).isEqualTo(100);

        stack.tutorflow("start", "generator").demandSuccess();
        Waiting.until(
                "creates succeed again",
                () -> "COMPLETED"
                        .equals(course(workspace, "With it")
                                .body()
                                .path("status")
                                .asText()));
    }

    @Test
    void withoutBillingNothingIsTakenOrHeld() throws Exception {
        var workspace = stack.workspaceWith(100);
        assertThat(course(workspace, "Warm up").status()).isEqualTo(201);
        Waiting.until("the first is captured", () -> balance(workspace) == 95);
        stack.tutorflow("stop", "billing-service").demandSuccess();
        stack.tutorflow("stop", "billing-service-2").demandSuccess();

        var answer = course(workspace, "Without billing");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorCode()).isEqualTo("platform_unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        stack.tutorflow("start", "billing-service").demandSuccess();
        stack.tutorflow("start", "billing-service-2").demandSuccess();
        assertThat(held(workspace)).isZero();
        assertThat(balance(workspace)).isEqualTo(95);
    }

    @Test
    void aPublishedPriceOutlivesThePricingService() throws Exception {
        var workspace = stack.workspaceWith(100);
        var old = course(workspace, "At the old price");
        var operator = stack.operator();
        var draft = operator.post(
                "/v1/admin/catalogs",
                Map.of("prices", List.of(Map.of("catalogKey", "course.default", "amountUsd", 0.06))));
        assertThat(draft.status()).isEqualTo(201);
        var version = draft.body().path("version").asInt();
        assertThat(operator.post("/v1/admin/catalogs/" + version + "/publish", Map.of())
                        .isSuccess())
                .isTrue();
        Waiting.until("usage-service knows it", () -> {
            stack.tutorflow("clock", "+2m").demandSuccess();
            return quote(workspace).equals("0.06");
        });
        stack.tutorflow("stop", "pricing-service").demandSuccess();
        for (var usage : List.of("usage-service", "usage-service-2")) {
            stack.tutorflow("stop", usage).demandSuccess();
            stack.tutorflow("start", usage).demandSuccess();
        }

        assertThat(quote(workspace)).isEqualTo("0.06");
        var record = workspace
                .client()
                .get("/v1/platform/courses/" + old.body().path("id").asText());
        assertThat(record.body().path("priceSnapshot").path("unitPrice").asText())
                .isEqualTo("0.05");

        stack.tutorflow("start", "pricing-service").demandSuccess();
        putThePriceBack(operator, workspace);
    }

    private void putThePriceBack(io.tutorflow.bench.stack.Client operator, Workspace workspace) throws Exception {
        var draft = operator.post(
                "/v1/admin/catalogs",
                Map.of("prices", List.of(Map.of("catalogKey", "course.default", "amountUsd", 0.05))));
        operator.post("/v1/admin/catalogs/" + draft.body().path("version").asInt() + "/publish", Map.of());
        Waiting.until("the price is back", () -> {
            stack.tutorflow("clock", "+2m").demandSuccess();
            return quote(workspace).equals("0.05");
        });
    }

    private static String quote(Workspace workspace) {
        return workspace
                .client()
                .post("/v1/platform/quotes", Map.of("category", "course", "units", 1))
                .body()
                .path("priceSnapshot")
                .path("unitPrice")
                .asText();
    }

    private static io.tutorflow.bench.stack.Answer course(Workspace workspace, String prompt) {
        return workspace
                .client()
                .post(
                        "/v1/platform/courses",
                        Map.of(
                                "prompt",
                                prompt,
                                "lessonCount",
                                1,
                                "idempotencyKey",
                                UUID.randomUUID().toString()));
    }

    private static int balance(Workspace workspace) {
        return account(workspace, "creditBalance");
    }

    private static int held(Workspace workspace) {
        return account(workspace, "heldCredits");
    }

    private static int account(Workspace workspace, String which) {
        return workspace
                .client()
                .get("/v1/platform/agent/account")
                .body()
                .path(which)
                .asInt(-1);
    }
}
