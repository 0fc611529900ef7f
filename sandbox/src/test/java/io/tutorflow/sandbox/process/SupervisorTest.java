package io.tutorflow.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, which are small shells. */
class SupervisorTest {

    @TempDir
    private Path folder = Path.of("");

    private Home home = new Home(folder, folder);
    private Supervisor supervisor = supervisor(true);

    @BeforeEach
    void usesTheFolder() {
        home = new Home(folder, folder);
        supervisor = supervisor(true);
    }

    @AfterEach
    void leavesNothingBehind() throws Exception {
        supervisor.stop();
        assertThat(home.pidFile("part")).doesNotExist();
    }

    private Supervisor supervisor(boolean restart) {
        return new Supervisor(home, new Launcher(home), restart, line -> {});
    }

    private Part part(String script) {
        return new Part(
                "part",
                1,
                List.of("/bin/sh", "-c", script),
                () -> Map.of("GREETING", "hello"),
                () -> Files.exists(home.data().resolve("ready")),
                StopSignal.TERM);
    }

    @Test
    void startsAPartInASessionOfItsOwnWithNothingButItsEnvironment() throws Exception {
        supervisor.launch(List.of(part("echo $GREETING$HOME; touch ready; sleep 100")));
        supervisor.awaitReady();

        assertThat(Files.readString(home.log("part"))).contains("hello\n");
        assertThat(Files.readString(home.pidFile("part")).strip()).isEqualTo(Long.toString(report().pid()));
        assertThat(report().state()).isEqualTo(PartState.READY);
    }

    @Test
    void startsADeadPartAgain() throws Exception {
        supervisor.launch(List.of(part("touch ready; sleep 100")));
        supervisor.awaitReady();
        long first = report().pid();

        kill(first);

        await(() -> report().restarts() == 1 && report().state() == PartState.READY);
        assertThat(report().pid()).isNotEqualTo(first);
    }

    @Test
    void leavesADeadPartDeadIfToldSo() throws Exception {
        supervisor = supervisor(false);
        supervisor.launch(List.of(part("touch ready; sleep 100")));
        supervisor.awaitReady();

        kill(report().pid());

        await(() -> report().state() == PartState.DEAD);
        assertThat(report().note()).isEqualTo("ended with exit code 137");
    }

    @Test
    void givesUpOnAPartThatNeverComesUp() {
        supervisor.launch(List.of(part("exit 3")));

        assertThatThrownBy(supervisor::awaitReady)
                .isInstanceOf(FailedStart.class)
                .hasMessage("part did not come up: ended with exit code 3");
    }

    @Test
    void stopsAndStartsASinglePart() throws Exception {
        supervisor.launch(List.of(part("touch ready; sleep 100")));
        supervisor.awaitReady();

        supervisor.stop("part");
        assertThat(report().state()).isEqualTo(PartState.STOPPED);

        supervisor.start("part");
        await(() -> report().state() == PartState.READY);
    }

    @Test
    void knowsTheLeftoversOfADeadSupervisorFromStrangersWithTheirNumber() throws Exception {
        supervisor.launch(List.of(part("touch ready; sleep 100")));
        supervisor.awaitReady();
        PidFile file = new PidFile(home.pidFile("part"));
        assertThat(file.process()).isPresent();

        Files.setLastModifiedTime(file.path(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        assertThat(file.process()).isEmpty();
    }

    @Test
    void endsLeftovers() throws Exception {
        supervisor = supervisor(false);
        supervisor.launch(List.of(part("touch ready; sleep 100")));
        supervisor.awaitReady();
        ProcessHandle process = ProcessHandle.of(report().pid()).orElseThrow();

        assertThat(new Leftovers(home).end()).containsExactly("part");

        assertThat(process.isAlive()).isFalse();
    }

    private PartReport report() {
        return supervisor.reports().getFirst();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.call()) {
            if (Instant.now().isAfter(patience)) {
                throw new IOException("it did not come true");
            }
            Thread.sleep(20);
        }
    }
}
