package io.tutorflow.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** CPU time of a process is its own, that of those below it, and that of those that have ended. */
class ProcessTableTest {

    private static final String LINE =
            "4711 (postgres: ) (x) S 42 4711 4711 0 -1 4194560 5151 3030 0 0 150 50 1200 800 20 0 1 0 900 1 2";

    @Test
    void countsEndedChildrenAndReadsNamesWithParentheses() {
        var stat = ProcStat.parse(LINE);

        assertThat(stat.parent()).isEqualTo(42);
        assertThat(stat.cpu()).isEqualTo(Duration.ofMillis((150 + 50 + 1200 + 800) * 10));
    }

    @Test
    void refusesWhatIsNoStat() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcStat.parse("4711 (x) S 42"));
    }

    @Test
    void losesNothingWhenABackendEndsBetweenTwoReadings() {
        var before = new ProcessTable(Map.of(1L, stat(0, 100), 2L, stat(1, 40), 3L, stat(1, 7), 9L, stat(0, 1000)));
        // Process 2 used 5 more and ended: its parent has all of its time now.
        var after = new ProcessTable(Map.of(1L, stat(0, 145), 3L, stat(1, 8), 9L, stat(0, 2000)));

        assertThat(after.cpuOfTree(1).minus(before.cpuOfTree(1))).isEqualTo(Duration.ofMillis(6));
    }

    @Test
    void aProcessThatIsGoneHasUsedNothing() {
        assertThat(new ProcessTable(Map.of()).cpuOfTree(1)).isZero();
    }

    @Test
    void readsMemoryByItsName() {
        var status = "Name:\tjava\nVmPeak:\t 9999 kB\nVmHWM:\t  251904 kB\nVmRSS:\t 200000 kB\n";

        assertThat(Memory.parse(status, "VmHWM")).hasValue(251_904);
        assertThat(Memory.parse(status, "Pss")).isEqualTo(OptionalLong.empty());
        assertThat(new Memory(1_000, 500).peakMb()).isEqualTo(1.024);
    }

    private static ProcStat stat(long parent, long millis) {
        return new ProcStat(parent, Duration.ofMillis(millis));
    }
}
