package io.tutorflow.bench;

import io.tutorflow.bench.stack.LocalStack;
import org.junit.jupiter.api.Test;

/** A supervisor that is killed itself can put nothing down any more; its watchdog does. */
class OrphansTest {

    private final LocalStack stack = Suite.stack();

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
}
