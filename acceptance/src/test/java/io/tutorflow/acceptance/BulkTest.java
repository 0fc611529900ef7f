package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * A file of usage measured elsewhere, sent twice by four clients at once over two replicas: a tenth of its events are
 * repeats, one in a hundred is invalid, one in a hundred is too old.
 */
class BulkTest {

    private static final int EVENTS = 100_000;
    private static final int PER_CALL = 1_000;
    private static final int SENDINGS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack = Suite.stack();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unexplained = new AtomicLong();

    @Test
    void eachValidEventIsChargedOnceAndEachRefusedOneIsToldWhy() throws Exception {
        var workspace = stack.workspaceWith(1_000_000);
        var calls = calls(workspace);

        long begun = System.nanoTime();
        send(calls);
        long accepting = System.nanoTime() - begun;

        int invalid = EVENTS / 100;
        int old = EVENTS / 100;
        int repeats = EVENTS / 10;
        int valid = EVENTS - invalid - old - repeats;
        assertThat(accepted).hasValue(valid);
        assertThat(refused).hasValue((long) SENDINGS * (invalid + old));
        assertThat(duplicates).hasValue((long) SENDINGS * EVENTS - valid - refused.get());
        assertThat(unexplained).hasValue(0);
        var charged = new BigDecimal(valid).multiply(new BigDecimal("2"));
        var left = new BigDecimal(1_000_000).subtract(charged);
        Waiting.until(
                "the ledger has all of them", PATIENCE, () -> balance(workspace).compareTo(left) == 0);
        System.out.printf(
                "%,d events sent %d times by 4 clients: %,d accepted, %,d duplicates, %,d refused; accepted within"
                        + " %.1f s, in the ledger within %.1f s%n",
                EVENTS,
                SENDINGS,
                valid,
                duplicates.get(),
                refused.get(),
                accepting / 1e9,
                (System.nanoTime() - begun) / 1e9);
        var audit = stack.tutorflow("audit");
        assertThat(audit.exitCode()).as(audit.told()).isZero();
    }

    private void send(List<String> calls) throws Exception {
        var replicas = new ArrayList<Client>();
        for (int port : stack.ports("usage-service")) {
            replicas.add(Client.of("http://127.0.0.1:" + port).with(stack.serviceToken("billing-service")));
        }
        try (var clients = Executors.newFixedThreadPool(4)) {
            var sending = new ArrayList<Callable<Void>>();
            for (int i = 0; i < calls.size() * SENDINGS; i++) {
                var call = calls.get(i % calls.size());
                var replica = replicas.get(i % replicas.size());
                sending.add(() -> {
                    count(untilTaken(replica, call));
                    return null;
                });
            }
            for (var sent : clients.invokeAll(sending)) {
                sent.get();
            }
        }
    }

    /** A 503 is asked again, as the API tells it to. */
    private static Answer untilTaken(Client replica, String call) throws InterruptedException {
        while (true) {
            var answer = replica.postText("/internal/usage-events", "application/cloudevents-batch+json", call);
            if (answer.status() != 503) {
                return answer;
            }
            Thread.sleep(200);
        }
    }

    private void count(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        accepted.addAndGet(answer.body().path("accepted").asLong());
        duplicates.addAndGet(answer.body().path("duplicates").asLong());
        refused.addAndGet(answer.body().path("refused").asLong());
        for (JsonNode event : answer.body().path("answers")) {
            var error = event.path("error");
            boolean isRefused = event.path("outcome").asText().equals("refused");
            if (isRefused && !error.path("message").asText().matches(".*(data\\.units|time must be).*")) {
                unexplained.incrementAndGet();
            }
        }
    }

    private static List<String> calls(LocalStack.Workspace workspace) {
        var now = Instant.now();
        var calls = new ArrayList<String>();
        var call = JSON.createArrayNode();
        for (int i = 0; i < EVENTS; i++) {
            call.add(event(workspace, i, now));
            if (call.size() == PER_CALL) {
                calls.add(call.toString());
                call = JSON.createArrayNode();
            }
        }
        assertThat(call.isEmpty()).isTrue();
        return calls;
    }

    /** Of a hundred: one is invalid, one too old, and ten repeat the one before them. */
    private static ObjectNode event(LocalStack.Workspace workspace, int number, Instant now) {
        int place = number % 100;
        int id = place >= 90 ? number - 10 : number;
        var time = place == 1 ? now.minus(Duration.ofDays(36)) : now.minus(Duration.ofMinutes(id % 10_000));
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("type", "io.tutorflow.usage.measured.v1")
                .put("source", "/assessments/bulk")
                .put("id", workspace.id() + "-" + id)
                .put("subject", workspace.id())
                .put("time", time.toString());
        event.putObject("data").put("category", "evaluation").put("units", place == 0 ? 0 : 1);
        return event;
    }

    private static BigDecimal balance(LocalStack.Workspace workspace) throws IOException {
        return workspace
                .client()
                .get("/v1/platform/agent/account")
                .body()
                .path("creditBalance")
                .decimalValue();
    }
}
