package io.tutorflow.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockMoveTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    @Test
    void stepsFromWhereItIs() {
        assertThat(offset("+31d", Duration.ofDays(1))).isEqualTo(Duration.ofDays(32));
        assertThat(offset("+90m", Duration.ZERO)).isEqualTo(Duration.ofMinutes(90));
        assertThat(offset("-2h", Duration.ofHours(3))).isEqualTo(Duration.ofHours(1));
        assertThat(offset("+1w", Duration.ZERO)).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void comesBackToRealTime() {
        assertThat(offset("now", Duration.ofDays(5))).isZero();
    }

    @Test
    void goesToADate() {
        assertThat(offset("2027-03-02", Duration.ofDays(5))).isEqualTo(Duration.ofHours(12));
        assertThat(offset("2027-03-01T14:30:00+01:00", Duration.ZERO)).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void saysWhatItUnderstands() {
        assertThatThrownBy(() -> offset("tomorrow", Duration.ZERO)).hasMessageContaining("+31d");
    }

    private static Duration offset(String wish, Duration present) {
        return ClockMove.offset(wish, present, NOW);
    }
}
