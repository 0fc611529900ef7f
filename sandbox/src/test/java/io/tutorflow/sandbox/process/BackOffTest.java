package io.tutorflow.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff();

    @Test
    void doublesUntilItIsTenSeconds() {
        Duration wait = Duration.ZERO;
        for (int death = 1; death <= 6; death++) {
            wait = backOff.afterDeath(Duration.ZERO);
        }
        assertThat(wait).isEqualTo(Duration.ofMillis(6_400));
        assertThat(backOff.afterDeath(Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backOff.afterDeath(Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void startsAnewOnceThePartHasStayedUp() {
        backOff.afterDeath(Duration.ZERO);
        backOff.afterDeath(Duration.ofSeconds(9));

        assertThat(backOff.afterDeath(Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(200));
    }
}
