package io.tutorflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests are due evenly, and the same whatever became of earlier ones. */
class ArrivalsTest {

    @Test
    void spreadsRequestsEvenlyFromTheStart() {
        var arrivals = new Arrivals(250, Duration.ofSeconds(4));

        assertThat(arrivals.dueAfterNanos(0)).isZero();
        assertThat(arrivals.dueAfterNanos(1)).isEqualTo(4_000_000);
        assertThat(arrivals.dueAfterNanos(999)).isEqualTo(3_996_000_000L);
        assertThat(arrivals.count()).isEqualTo(999);
    }

    @Test
    void doesNotDriftAtRatesThatDivideNoSecond() {
        var arrivals = new Arrivals(300, Duration.ofHours(1));

        assertThat(arrivals.dueAfterNanos(300 * 3_600))
                .isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void refusesLoadsThatNeverHappen() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Arrivals(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Arrivals(1, Duration.ZERO));
    }
}
