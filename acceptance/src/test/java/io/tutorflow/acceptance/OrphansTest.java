package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A supervisor that is killed itself can put nothing down any more; its watchdog does, and nothing is forgotten by it. */
class OrphansTest {

    private static final String COURSES = "/v1/platform/courses";

    private final LocalStack stack = Suite.stack();

    @Test
    void theSameKeyManyTimesAtOnceIsChargedOnceAndReplaysAfterEverythingDiedWithTheSupervisor() throws Exception {
        var workspace = stack.workspaceWith(1000);
        var body = Map.of("prompt", "Decimals [deliver 2]", "lessonCount", 3, "idempotencyKey", "course-1");

        var answers = Burst.of(32, workspace.client(), COURSES, i -> body);

        assertThat(answers).allMatch(Answer::isSuccess);
        assertThat(answers.stream().map(OrphansTest::id).distinct()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.body().path("idempotentReplay").asBoolean())
                .hasSize(1);
        Waiting.until("one charge", () -> credits(workspace).intValueExact() == 990);

        var pids = stack.pids().values();
        ProcessHandle.of(stack.supervisorPid()).orElseThrow().destroyForcibly();
        Waiting.until("no process is left", () -> pids.stream().noneMatch(OrphansTest::isAlive));
        Suite.goOn();

        var again = stack.gateway()
                .with(Objects.requireNonNull(workspace.client().token()))
                .post(COURSES, body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().path("idempotentReplay").asBoolean()).isTrue();
        assertThat(id(again)).isEqualTo(id(answers.getFirst()));
        assertThat(credits(workspace)).isEqualByComparingTo("990");
        stack.tutorflow("audit").demandSuccess();
    }

    private static JsonNode id(Answer answer) {
        return answer.body().path("id");
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static BigDecimal credits(Workspace workspace) {
        return workspace
                .client()
                .get("/v1/platform/agent/account")
                .body()
                .path("creditBalance")
                .decimalValue();
    }
}
