package io.tutorflow.usage.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkSlotsTest {

    private static final UUID GREEDY = new UUID(0, 1);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final WorkSlots slots = new WorkSlots(new Thousand(), metrics);

    @Test
    void oneWorkspaceCannotTakeAllPlaces() {
        for (int i = 0; i < 2_000; i++) {
            slots.take(GREEDY);
        }

        assertThat(slots.free()).isEqualTo(500);
        for (int i = 0; i < 500; i++) {
            assertThat(slots.take(new UUID(1, i % 4))).isTrue();
        }
        assertThat(slots.take(new UUID(2, 0))).isFalse();
        assertThat(metrics.get("tutorflow.work.in.progress").gauge().value()).isEqualTo(1_000);
    }

    /** The default. */
    private static final class Thousand implements WorkConfig {

        @Override
        public int limit() {
            return 1_000;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration renderDeadline() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(10);
        }
    }
}
