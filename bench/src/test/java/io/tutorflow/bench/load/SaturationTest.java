package io.tutorflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** The highest rate is found from below and from above. */
class SaturationTest {

    @Test
    void findsWhatIsServedFromASlowStart() {
        double found = Saturation.search(100, 100_000, rate -> servedUpTo(1_700, rate));

        assertThat(found).isBetween(1_700 / 1.1, 1_700.0);
    }

    @Test
    void findsWhatIsServedWhenTheFirstTryIsTooFast() {
        double found = Saturation.search(1_000, 100_000, rate -> servedUpTo(70, rate));

        assertThat(found).isBetween(70 / 1.1, 70.0);
    }

    @Test
    void stopsAtTheMost() {
        assertThat(Saturation.search(100, 500, rate -> servedUpTo(1e9, rate))).isEqualTo(500);
    }

    @Test
    void saysWhenNothingIsServed() {
        assertThatIllegalStateException().isThrownBy(() -> Saturation.search(100, 500, rate -> servedUpTo(0, rate)));
    }

    @Test
    void takesErrorsAndLongWaitsForNotServed() {
        var fine = outcome(100, Map.of(), 10);

        assertThat(Saturation.isServed(fine, 100)).isTrue();
        assertThat(Saturation.isServed(fine, 120)).isFalse();
        assertThat(Saturation.isServed(outcome(100, Map.of(503, 1L), 10), 100)).isFalse();
        assertThat(Saturation.isServed(outcome(100, Map.of(), 2_000_000), 100)).isFalse();
    }

    private static Outcome servedUpTo(double most, double rate) {
        return outcome(Math.min(most, rate), Map.of(), rate > most ? 3_000_000 : 1_000);
    }

    private static Outcome outcome(double perSecond, Map<Integer, Long> errors, long micros) {
        var latency = new Histogram(120_000_000, 3);
        latency.recordValue(micros);
        return new Outcome((long) (perSecond * 100), (long) (perSecond * 100), 100, new TreeMap<>(errors), latency);
    }
}
