package io.tutorflow.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.admission.AdaptiveLimit.Bounds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    private static final Duration WINDOW = Duration.ofMillis(200);
    private static final Duration TARGET = Duration.ofMillis(150);
    private static final Duration FAST = Duration.ofMillis(10);

    private final AdaptiveLimit limit = new AdaptiveLimit(new Bounds(16, 512, TARGET, WINDOW), 0);
    private long now;

    @Test
    void startsAtItsLeast() {
        assertEquals(16, limit.limit(now));
    }

    @Test
    void growsByATenthAWindowWhileAllIsFast() {
        window(FAST);
        window(FAST);

        assertEquals((int) (16 * 1.1 * 1.1), limit.limit(now));
    }

    @Test
    void reachesItsMostAndStaysThere() {
        for (int i = 0; i < 100; i++) {
            window(FAST);
        }

        assertEquals(512, limit.limit(now));
    }

    @Test
    void shrinksByWhatItIsTooSlowAndByThreeTenthsAtMost() {
        grow();

        window(Duration.ofMillis(200));
        assertEquals(384, limit.limit(now));
        window(Duration.ofSeconds(9));
        assertEquals((int) (384 * 0.7), limit.limit(now));
    }

    @Test
    void neverShrinksBelowItsLeast() {
        for (int i = 0; i < 100; i++) {
            window(Duration.ofSeconds(9));
        }

        assertEquals(16, limit.limit(now));
    }

    @Test
    void theSlowestTenthDecidesAndNotTheSlowestOne() {
        grow();
        for (int i = 0; i < 9; i++) {
            limit.cameThrough(FAST, now);
        }
        limit.cameThrough(Duration.ofSeconds(9), now);
        nextWindow();
        assertEquals(512, limit.limit(now));

        for (int i = 0; i < 8; i++) {
            limit.cameThrough(FAST, now);
        }
        limit.cameThrough(Duration.ofSeconds(9), now);
        limit.cameThrough(Duration.ofSeconds(9), now);
        nextWindow();
        assertTrue(limit.limit(now) < 512);
    }

    @Test
    void aWindowInWhichNothingCameThroughSaysNothing() {
        grow();

        now += Duration.ofHours(1).toNanos();

        assertEquals(512, limit.limit(now));
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Bounds(17, 16, TARGET, WINDOW));
    }

    private void grow() {
        for (int i = 0; i < 50; i++) {
            window(FAST);
        }
    }

    private void window(Duration took) {
        limit.cameThrough(took, now);
        nextWindow();
    }

    private void nextWindow() {
        now += WINDOW.toNanos();
        limit.limit(now);
    }
}
