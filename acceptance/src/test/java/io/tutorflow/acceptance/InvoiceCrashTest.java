package io.tutorflow.acceptance;

import static io.tutorflow.acceptance.Drafting.INVOICES;
import static io.tutorflow.acceptance.Drafting.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Both replicas of billing-service are killed (-9) while a draft is made of what a workspace used, and while it is opened:
 * usage is on one document in the end, numbers have no gap, and usage-service knows the document of each record.
 */
class InvoiceCrashTest {

    private final LocalStack stack = Suite.stack();
    private final Billing billing = new Billing(stack);
    private final Client operator = stack.operator();
    private final LocalStack.Workspace workspace;
    private final Drafting drafting;

    InvoiceCrashTest() throws Exception {
        workspace = stack.workspaceWith(1_000);
        drafting = new Drafting(stack, workspace);
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
        var request = drafting.request();
        try (var lock = billing.locked("LOCK TABLE invoice IN EXCLUSIVE MODE")) {
            var asked = CompletableFuture.supplyAsync(() -> operator.post(INVOICES, request));
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();

            assertThat(asked.join().status()).isBetween(500, 599);
        }
        var draft = drafting.askAgain(INVOICES, request);

        assertOnOneDocument(drafting.open(draft));
    }

    @Test
    void whileItIsOpened() throws Exception {
        var draft = drafting.askAgain(INVOICES, drafting.request());
        try (var lock = billing.locked("SELECT * FROM invoice_counter FOR UPDATE")) {
            var asked = CompletableFuture.supplyAsync(() -> operator.post(path(draft, "/open"), Map.of()));
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();

            assertThat(asked.join().status()).isBetween(500, 599);
        }

        assertOnOneDocument(drafting.open(draft));
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
        Waiting.until("usage-service knows it", () -> drafting.recordsAre("INVOICED"));
        assertThat(billing.one("SELECT count(*)::text FROM invoice_counter c WHERE c.last <> CASE c.series"
                        + " WHEN 'credit_note' THEN (SELECT count(*) FROM credit_note)"
                        + " ELSE (SELECT count(*) FROM invoice i WHERE i.series = c.series) END"))
                .as("series with a gap")
                .isEqualTo("0");
        stack.tutorflow("audit").demandSuccess();
    }
}
