package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Both replicas of billing-service are killed (-9) while a draft is made of what a workspace used, and while it is opened:
 * usage is on one document in the end, numbers have no gap, and usage-service knows the document of each record.
 */
class InvoiceCrashTest {

    private static final String INVOICES = "/v1/admin/invoices";

    private final LocalStack stack = Suite.stack();
    private final Billing billing = new Billing(stack);
    private final Client operator = stack.operator();
    private final LocalStack.Workspace workspace;

    InvoiceCrashTest() throws Exception {
        workspace = stack.workspaceWith(1_000);
        assertThat(workspace
                        .client()
                        .post("/v1/platform/tests", Map.of("prompt", "Rome", "itemCount", 7))
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void everythingIsReadyAgain() throws Exception {
        Waiting.until("everything is ready again", stack::isReady);
    }

    @Test
    void whileADraftIsMade() throws Exception {
        var request = request();
        try (var lock = billing.locked("LOCK TABLE invoice IN EXCLUSIVE MODE")) {
            var asked = CompletableFuture.supplyAsync(() -> operator.post(INVOICES, request));
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();

            assertThat(asked.join().status()).isBetween(500, 599);
        }
        var draft = askAgain(INVOICES, request);

        assertOnOneDocument(open(draft));
    }

    @Test
    void whileItIsOpened() throws Exception {
        var draft = askAgain(INVOICES, request());
        try (var lock = billing.locked("SELECT * FROM invoice_counter FOR UPDATE")) {
            var asked = CompletableFuture.supplyAsync(() -> operator.post(path(draft, "/open"), Map.of()));
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();

            assertThat(asked.join().status()).isBetween(500, 599);
        }

        assertOnOneDocument(open(draft));
    }

    private void assertOnOneDocument(Answer statement) throws Exception {
        var body = statement.body();
        assertThat(body.path("status").asText()).isEqualTo("paid");
        assertThat(body.path("usageUsd").decimalValue()).isEqualByComparingTo("0.105");
        assertThat(body.path("dueUsd").decimalValue()).isZero();
        assertThat(operator.get(INVOICES + "?workspaceId=" + workspace.id())
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        var usage = operator.get(path(statement, "/usage")).body().path("items");
        assertThat(usage).hasSize(1);
        Waiting.until("usage-service knows it", () -> recordIs("INVOICED"));
        assertThat(billing.one("SELECT count(*)::text FROM invoice_counter c WHERE c.last <>"
                        + " (SELECT count(*) FROM invoice i WHERE i.series = c.series)"))
                .as("series with a gap")
                .isEqualTo("0");
        stack.tutorflow("audit").demandSuccess();
    }

    private boolean recordIs(String status) throws Exception {
        return workspace
                .client()
                .get("/v1/platform/agent/usage")
                .body()
                .path("items")
                .path(0)
                .path("billingStatus")
                .asText()
                .equals(status);
    }

    private Answer open(Answer draft) throws Exception {
        return askAgain(path(draft, "/open"), Map.of());
    }

    private static String path(Answer invoice, String operation) {
        return INVOICES + "/" + invoice.body().path("id").asText() + operation;
    }

    /** As a client does that was not answered, or too early: the same again, until it is. */
    private Answer askAgain(String path, Map<String, ?> request) throws Exception {
        var answers = new Answer[1];
        Waiting.until("it is answered", () -> {
            answers[0] = operator.post(path, request);
            return answers[0].status() / 100 == 2;
        });
        return answers[0];
    }

    /** Other tests of the suite move its clock. */
    private Duration ahead() throws Exception {
        return Duration.parse(
                stack.control().get("/clock").body().path("offset").asText());
    }

    /** The month until now. */
    private Map<String, Object> request() throws Exception {
        Waiting.until("the work is captured", () -> recordIs("FINALIZED"));
        var now = Instant.now().plus(ahead()).truncatedTo(ChronoUnit.MICROS);
        var month = now.atOffset(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
        var request = new HashMap<String, Object>();
        request.put("workspaceId", workspace.id());
        request.put("from", month.toInstant().toString());
        request.put("to", now.toString());
        request.put("idempotencyKey", UUID.randomUUID().toString());
        return request;
    }
}
