package io.tutorflow.bench.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rate is read from pgbench's own words, and of several the middle one counts. */
class YardstickFiguresTest {

    @Test
    void readsTheRate() {
        var output = """
                number of transactions actually processed: 11709
                latency average = 13.651 ms
                initial connection time = 48.611 ms
                tps = 1172.106733 (without initial connection time)
                """;

        assertThat(PgBench.parse(output)).isEqualTo(1172.106733);
    }

    @Test
    void refusesOutputWithoutARate() {
        assertThatIllegalArgumentException().isThrownBy(() -> PgBench.parse("pgbench: error: connection failed"));
    }

    @Test
    void takesTheMedian() {
        assertThat(new TpcbRates("pgbench", List.of(1200.0, 1000.0)).median()).isEqualTo(1100);
        assertThat(new TpcbRates("pgbench", List.of(900.0, 5000.0, 1000.0)).median())
                .isEqualTo(1000);
        assertThat(new TpcbRates("none", List.of()).median()).isZero();
    }

    @Test
    void saysWhatMeasured() {
        assertThat(new TpcbRates("pgbench", List.of(1200.0, 1000.0)))
                .hasToString("pgbench, TPC-B, 16 clients, 10 s, scale 10: 1200 and 1000/s, median 1100/s");
    }
}
