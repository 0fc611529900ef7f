package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nobody overspends, through two replicas of usage- and billing-service. */
class OverspendTest {

    private static final Pattern HOLD_BATCHES =
            Pattern.compile("tutorflow_batch_size_(count|sum)\\{[^}]*batcher=\"(?:holds|refusals)\"[^}]*} ([0-9.E]+)");

    private final LocalStack stack = Suite.stack();

    @Test
    void twoHundredAtOnceSpendNoMoreThanThereIs() throws Exception {
        warmUp();
        var workspace = stack.workspaceWith(100);
        var before = holdBatches();

        var answers = atOnce(200, workspace.client(), i -> Map.of("prompt", "Lesson " + i, "lessonCount", 1));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(20);
        assertThat(answers)
                .filteredOn(answer -> answer.errorCode().equals("platform_credits_exhausted"))
                .hasSize(180);
        Waiting.until(
                "all 20 are captured", () -> credits(workspace, "creditBalance").signum() == 0);
        assertThat(credits(workspace, "heldCredits")).isZero();
        var after = holdBatches();
        var requests = after.requests() - before.requests();
        var transactions = after.transactions() - before.transactions();
        System.out.printf("holds: %.0f requests decided in %.0f transactions%n", requests, transactions);
        // How many gather depends on how busy the machine is.
        assertThat(requests / transactions).isGreaterThan(1);
        stack.tutorflow("audit").demandSuccess();
    }

    /** A machine that runs the code for the first time is too slow to have anything gather. */
    private void warmUp() throws Exception {
        var workspace = stack.workspaceWith(10_000);
        for (int round = 0; round < 3; round++) {
            atOnce(200, workspace.client(), i -> Map.of("prompt", "Warm up " + i, "lessonCount", 1));
        }
    }

    private static List<Answer> atOnce(int times, Client client, IntFunction<Map<String, ?>> body) {
        return Burst.of(times, client, "/v1/platform/courses", body);
    }

    private static BigDecimal credits(LocalStack.Workspace workspace, String which) {
        return workspace
                .client()
                .get("/v1/platform/agent/account")
                .body()
                .path(which)
                .decimalValue();
    }

    private Batches holdBatches() throws Exception {
        double requests = 0;
        double transactions = 0;
        for (var port : stack.ports("billing-service")) {
            var metrics = Client.of("http://127.0.0.1:" + port)
                    .get("/q/metrics")
                    .body()
                    .asText();
            for (var found = HOLD_BATCHES.matcher(metrics); found.find(); ) {
                requests += found.group(1).equals("sum") ? Double.parseDouble(found.group(2)) : 0;
                transactions += found.group(1).equals("count") ? Double.parseDouble(found.group(2)) : 0;
            }
        }
        return new Batches(requests, transactions);
    }

    private record Batches(double requests, double transactions) {}
}
