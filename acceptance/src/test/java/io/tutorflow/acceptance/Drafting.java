package io.tutorflow.acceptance;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An operator who makes an invoice of what a workspace has used, and asks again as often as nobody answers. */
final class Drafting {

    static final String INVOICES = "/v1/admin/invoices";

    private final SuiteClock clock;
    private final Client operator;
    private final Workspace workspace;

    Drafting(LocalStack stack, Workspace workspace) throws Exception {
        this.clock = new SuiteClock(stack);
        this.operator = stack.operator();
        this.workspace = workspace;
    }

    static String path(Answer invoice, String operation) {
        return INVOICES + "/" + id(invoice) + operation;
    }

    static String id(Answer invoice) {
        return invoice.body().path("id").asText();
    }

    /** Of the month until now. */
    Map<String, Object> request() throws Exception {
        Waiting.until("the work is captured", () -> recordsAre("FINALIZED"));
        var month = clock.month().atDay(1).atStartOfDay();
        var request = new HashMap<String, Object>();
        request.put("workspaceId", workspace.id());
        request.put("from", month.toInstant(ZoneOffset.UTC).toString());
        request.put("to", clock.now().toString());
        request.put("idempotencyKey", UUID.randomUUID().toString());
        return request;
    }

    boolean recordsAre(String status) throws Exception {
        var items = workspace.client().get("/v1/platform/agent/usage").body().path("items");
        for (var item : items) {
            if (!item.path("billingStatus").asText().equals(status)) {
                return false;
            }
        }
        return !items.isEmpty();
    }

    /** As a client does that was not answered, or too early: the same again, until it is. */
    Answer askAgain(String path, Map<String, ?> request) throws Exception {
        var answers = new Answer[1];
        Waiting.until("it is answered", () -> {
            answers[0] = operator.post(path, request);
            return answers[0].isSuccess();
        });
        return answers[0];
    }

    Answer open(Answer draft) throws Exception {
        return askAgain(path(draft, "/open"), Map.of());
    }
}
