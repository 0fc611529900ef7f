package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A month ends while the ledger lacks some of its usage: its database was set back, and events were lost. What is missing is
 * captured first; the month's document has all of it.
 */
class IncompleteMonthTest {

    private static final String INVOICES = "/v1/admin/invoices";
    private static final int EVENTS = 20;
    private static final int CREDITS = 200;

    private final LocalStack stack = Suite.stack();
    private final Billing billing = new Billing(stack);
    private final MeasuredUsage measured = new MeasuredUsage(stack);
    private final SuiteClock clock = new SuiteClock(stack);
    private final Client operator;

    IncompleteMonthTest() throws Exception {
        operator = stack.operator();
    }

    @Test
    void isClosedOnceAllOfItIsThere() throws Exception {
        var workspace = stack.workspaceWith(CREDITS);
        var ledger = new SetBack(stack, "billing");
        measure(workspace);
        Waiting.until("the first are captured", () -> balance(workspace) == CREDITS - 2 * EVENTS);
        ledger.keep();
        measure(workspace);
        Waiting.until("more are captured", () -> balance(workspace) == CREDITS - 4 * EVENTS);
        billing.stop();
        measure(workspace);
        measured.skipWhatWasTold();
        ledger.restore();
        clock.passMonth();

        billing.start();
        findMonths();

        Waiting.until("the month is closed", () -> documents(workspace).size() == 1);
        var draft = documents(workspace).path(0).path("id").asText();
        assertThat(operator.get(INVOICES + "/" + draft + "/usage?limit=100")
                        .body()
                        .path("items"))
                .hasSize(3 * EVENTS);
        var statement =
                operator.post(INVOICES + "/" + draft + "/open", Map.of()).body();
        assertThat(statement.path("usageUsd").decimalValue()).isEqualByComparingTo("1.20");
        assertThat(statement.path("dueUsd").decimalValue()).isZero();
        assertThat(balance(workspace)).isEqualTo(CREDITS - 6 * EVENTS);
        Waiting.until(
                "all is as it should be",
                () -> stack.tutorflow("audit", "--settle", "PT3S").exitCode() == 0);
    }

    /** Now, and not only when its turn comes, which is every five minutes. */
    private void findMonths() throws Exception {
        Waiting.until(
                "months are looked for",
                () -> operator.post("/v1/admin/schedulers/invoice-months/run", Map.of())
                        .body()
                        .path("busy")
                        .asText()
                        .equals("false"));
    }

    private void measure(Workspace workspace) throws Exception {
        assertThat(measured.by(workspace, EVENTS, clock.now())
                        .body()
                        .path("accepted")
                        .asInt())
                .isEqualTo(EVENTS);
    }

    private JsonNode documents(Workspace workspace) {
        return operator.get(INVOICES + "?workspaceId=" + workspace.id()).body().path("items");
    }

    private static int balance(Workspace workspace) {
        return workspace
                .client()
                .get("/v1/platform/agent/account")
                .body()
                .path("creditBalance")
                .asInt(-1);
    }
}
