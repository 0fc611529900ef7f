package io.tutorflow.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.load.Outcome;
import io.tutorflow.bench.machine.Memory;
import io.tutorflow.bench.yardstick.TpcbRates;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** The suite's CPU time leaves out what a laptop needs besides, and every figure is told. */
class FigureTextTest {

    @Test
    void sharesCpuTimeOutToRequestsThatSucceeded() {
        var cost = cost();

        assertThat(cost.cpuMillis("usage-service")).isEqualTo(0.4);
        assertThat(cost.cpuMillis("nobody")).isZero();
        assertThat(cost.suiteCpuMillis()).isEqualTo(0.4 + 0.2 + 0.1, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void tellsEveryFigure() {
        var text = FigureText.of(figures());

        assertThat(text)
                .contains("saturation: 900 charges/s served")
                .contains("errors: 3 x 503")
                .contains("p50 2.0 ms")
                .containsPattern("  the suite +0.700 ms")
                .containsPattern("  load driver +0.300 ms +50 MB")
                .contains("all is well")
                .contains("charges/s / TPC-B/s: 500 / 1,000 = 0.50");
    }

    @Test
    void tellsTheSameInMarkdown() {
        assertThat(FigureTable.of(figures()))
                .contains("| served | 500.0 charges/s |")
                .contains("| errors | 3 x 503 |")
                .contains("| load driver | 0.300 | 50 |")
                .contains("| **services, PostgreSQL and Kafka** | **0.700** | |")
                .contains("- all is well");
    }

    @Test
    void comparesTwoRuns() {
        assertThat(new Comparison(List.of(figures()), List.of(figures())).text())
                .contains("charge: served, /s")
                .containsPattern("charge: served, /s +500.00 +500.00 +1.00");
    }

    private static Figures figures() {
        var latency = new Histogram(120_000_000, 3);
        latency.recordValue(2_000);
        var outcome = new Outcome(1_003, 1_000, 2, new TreeMap<>(Map.of(503, 3L)), latency);
        var tpcb = new TpcbRates("pgbench", List.of(900.0, 1_100.0));
        return new Figures("charge: a try", "charge", 900, 500, outcome, cost(), tpcb, List.of("all is well"));
    }

    private static Cost cost() {
        var cpu = new LinkedHashMap<String, Duration>();
        cpu.put("usage-service", Duration.ofMillis(400));
        cpu.put("postgres", Duration.ofMillis(200));
        cpu.put("kafka", Duration.ofMillis(100));
        cpu.put("gateway", Duration.ofMillis(500));
        cpu.put("generator", Duration.ofMillis(500));
        cpu.put(Cost.DRIVER, Duration.ofMillis(300));
        var fifty = new Memory(48_829, 40_000);
        return new Cost(cpu, Map.of(Cost.DRIVER, fifty), 1_000);
    }
}
