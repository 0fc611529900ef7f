package io.tutorflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills processes with {@code kill -9} while requests are in progress. How often each is killed is the system property
 * {@code tutorflow.crash.rounds}, which ones {@code tutorflow.crash.parts} (all); nobody lays a hand on what happens next.
 */
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("tutorflow.crash.rounds", 1);
    private static final List<String> ALL = List.of(
            "usage-service", "billing-service", "postgres", "kafka", "generator", "pricing-service", "budget-service");
    private static final int IN_PROGRESS = 50;
    private static final int CREDITS = 10_000_000;

    private final LocalStack stack = Suite.stack();

    static List<String> parts() {
        var wanted = System.getProperty("tutorflow.crash.parts");
        return wanted == null ? ALL : List.of(wanted.split(","));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void afterAKillEverythingConverges(String part) throws Exception {
        var workspace = stack.workspaceWith(CREDITS);
        var traffic = new Traffic(workspace.client());
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                int before = traffic.accepted();
                Waiting.until(
                        "requests flow",
                        () -> traffic.accepted() > before + IN_PROGRESS && traffic.inProgress() >= IN_PROGRESS);
                int inProgress = traffic.inProgress();
                long killed = kill(part);
                System.out.printf(
                        "kill -9 %s, round %d: %d requests in progress, %d accepted so far%n",
                        part, round, inProgress, traffic.accepted());
                Waiting.until(
                        part + " is back", () -> !Objects.equals(stack.pids().get(part), killed) && stack.isReady());
            }
        } finally {
            traffic.stop();
        }
        everythingIsSettled(workspace, traffic);
    }

    @Test
    void nothingIsLeftBehindWhenTheSupervisorIsKilled() throws Exception {
        var data = stack.root().resolve("bench/target/orphans");
        var other = new LocalStack(stack.root(), data);
        other.tutorflow("up", "--detach", "--fresh", "--port", "19700").demandSuccess();
        var pids = other.pids();
        var supervisor = other.supervisorPid();

        ProcessHandle.of(supervisor).orElseThrow().destroyForcibly();

        Waiting.until(
                "no process is left",
                () -> pids.values().stream()
                        .noneMatch(pid -> ProcessHandle.of(pid)
                                .map(ProcessHandle::isAlive)
                                .orElse(false)));
    }

    private void everythingIsSettled(LocalStack.Workspace workspace, Traffic traffic) throws Exception {
        assertThat(traffic.surprises()).isEmpty();
        for (var accepted : traffic.acceptedIdByKey().entrySet()) {
            Waiting.until(
                    "terminal: " + accepted,
                    () -> traffic.read(accepted.getValue()).path("isTerminal").asBoolean());
            assertThat(traffic.read(accepted.getValue()).path("idempotencyKey").asText())
                    .isEqualTo(accepted.getKey());
        }
        Waiting.until("nothing is held any more", () -> held(workspace) == 0);
        var audit = stack.tutorflow("audit");
        System.out.printf(
                "%d accepted, all terminal; %s%n",
                traffic.accepted(), audit.output().strip());
        assertThat(audit.exitCode()).as(audit.output()).isZero();
    }

    private long kill(String part) throws IOException, InterruptedException {
        var pid = Map.copyOf(stack.pids()).getOrDefault(part, 0L);
        assertThat(pid).as(part).isPositive();
        var kill = new ProcessBuilder("kill", "-9", Long.toString(pid)).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
        return pid;
    }

    private static int held(LocalStack.Workspace workspace) {
        return workspace
                .client()
                .get("/v1/platform/agent/account")
                .body()
                .path("heldCredits")
                .asInt(-1);
    }
}
